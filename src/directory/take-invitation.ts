import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { hashSecret } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import { findOpenInvitation, spendInvitation } from './invitation.queries.ts';
import type { Person } from './person.ts';
import { readPerson } from './read-person.ts';

/** Whom an invitation is for; undefined for one that is unknown, used, withdrawn or expired, or whose person is switched off. */
export async function findInvited(ctx: Db & Clock, secret: string): Promise<Person | undefined> {
  const invitation = await findOpenInvitation(ctx.db, hashSecret(secret), ctx.now());
  const person = invitation && (await readPerson(ctx, invitation.organizationId, invitation.personId));
  return person?.deactivatedAt === null ? person : undefined;
}

/** Uses an invitation up. True for one caller only, in all processes. */
export async function takeInvitation(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  secret: string,
  { id: personId, organizationId }: Person,
): Promise<boolean> {
  if (!(await spendInvitation(ctx.db, hashSecret(secret), ctx.now()))) return false;
  ctx.emit({ type: 'invitation.accepted', organizationId, actor: personId, personId });
  return true;
}
