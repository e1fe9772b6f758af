import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { hashSecret, newSecret } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import { deleteUnusedInvitations, insertInvitation } from './invitation.queries.ts';
import { INVITATION_LIFETIME } from './invitation.ts';
import type { Person } from './person.ts';

/** A new invitation’s secret, of which only the hash is kept. The one before, if nobody has used it, is good no more. */
export async function offerInvitation(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  { id: personId, organizationId }: Pick<Person, 'id' | 'organizationId'>,
  actor: string,
): Promise<string> {
  const secret = newSecret();
  const createdAt = ctx.now();
  const expiresAt = createdAt + INVITATION_LIFETIME;
  await deleteUnusedInvitations(ctx.db, personId);
  await insertInvitation(ctx.db, {
    secretHash: hashSecret(secret),
    organizationId,
    personId,
    invitedBy: actor,
    createdAt,
    expiresAt,
  });
  ctx.emit({ type: 'person.invited', organizationId, actor, personId });
  return secret;
}
