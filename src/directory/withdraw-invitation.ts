import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import { deleteUnusedInvitations } from './invitation.queries.ts';
import type { Person } from './person.ts';

/** From now on the mailed link opens nothing. False when there was none, or when it has just been accepted. */
export async function withdrawInvitation(
  ctx: Db & Emits<DirectoryEvent>,
  { id: personId, organizationId }: Pick<Person, 'id' | 'organizationId'>,
  actor: string,
): Promise<boolean> {
  if ((await deleteUnusedInvitations(ctx.db, personId)) === 0) return false;
  ctx.emit({ type: 'invitation.withdrawn', organizationId, actor, personId });
  return true;
}
