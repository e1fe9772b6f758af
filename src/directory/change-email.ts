import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import { findPersonByEmail } from './person.queries.ts';
import type { Person } from './person.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';
import { replaceEmail } from './write-person.queries.ts';

/**
 * Another address for a person, who has just proved that it is theirs, or proved so before. False when somebody else of
 * the organization has it. The ledger keeps that it changed, not to what. Within a unit of work.
 */
export async function changeEmail(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  person: Pick<Person, 'id' | 'organizationId'>,
  email: string,
  actor: string,
): Promise<boolean> {
  const { id: personId, organizationId } = person;
  const holder = await findPersonByEmail(ctx.db, organizationId, email);
  if (holder && holder.id !== personId) return false;
  await replaceEmail(ctx.db, personId, email, ctx.now());
  ctx.emit({ type: 'address.changed', organizationId, actor, personId });
  await withdrawInvitation(ctx, person, actor);
  return true;
}
