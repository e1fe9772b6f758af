import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import type { Person } from './person.ts';
import { updatePerson } from './write-person.queries.ts';

/** No configuration file manages the person any more. */
export async function releasePerson(
  ctx: Db & Emits<DirectoryEvent>,
  { id: personId, organizationId }: Pick<Person, 'id' | 'organizationId'>,
  actor: string,
): Promise<void> {
  await updatePerson(ctx.db, organizationId, personId, { managedAt: null });
  ctx.emit({ type: 'person.changed', organizationId, actor, personId, fields: 'isManagedByFile' });
}
