import { checkDeactivation } from '../directory/check-deactivation.ts';
import type { DirectoryEvent } from '../directory/directory.events.ts';
import { normalizeIdentifier } from '../directory/identifier.ts';
import { addressesToTell } from '../directory/notice-addresses.ts';
import type { Person } from '../directory/person.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import { erasePerson } from '../store/erase-person.ts';
import { endSessionsOf } from './end-session.ts';
import type { SessionEvent } from './session.events.ts';

/** `managed`: a file would make them anew. `last_administrator`: nobody would be left who lets others in. */
export type DeletionRefusal = 'managed' | 'last_administrator';

/** Why somebody may not delete their own account; within the unit of work that does. */
export async function checkDeletion(ctx: Db, person: Person): Promise<Result<true, DeletionRefusal>> {
  if (person.isManagedByFile) return refuse('managed');
  const may = await checkDeactivation(ctx, person, 'themself');
  return may.ok ? may : refuse('last_administrator');
}

/** Ends and erases everything that is the person's own. The ledger keeps ids. Within a unit of work. */
export async function deleteAccount(
  ctx: Db & Clock & Emits<DirectoryEvent | SessionEvent>,
  person: Person,
): Promise<Result<true, DeletionRefusal>> {
  const may = await checkDeletion(ctx, person);
  if (!may.ok) return may;
  const { id: personId, organizationId } = person;
  await endSessionsOf(ctx, personId, { actor: personId, because: 'deleted' });
  const addresses = (await addressesToTell(ctx, person)).map(normalizeIdentifier);
  await erasePerson(ctx.db, { organizationId, personId, addresses });
  ctx.emit({ type: 'person.deleted', organizationId, actor: personId, personId });
  return accept(true);
}
