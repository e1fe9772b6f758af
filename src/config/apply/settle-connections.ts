import type { Organization } from '../../directory/organization.ts';
import type { Connection } from '../../remote/connection.ts';
import { manageKey } from '../../remote/manage-key.ts';
import { moveKey } from '../../remote/move-key.ts';
import { readConnections, readKeys } from '../../remote/read-connections.ts';
import { changeConnection } from '../../remote/save-connection.ts';
import { removeConnection, switchOff } from '../../remote/switch-connection.ts';
import { type ApplyUnit, actor } from './apply-context.ts';
import { noteRelease, noteRemoval } from './changes.ts';
import type { ConnectionEntry } from './file-schema.ts';

/** Connections that the file does not name are removed with their keys when it lists some and is to prune, else released. */
export async function settleConnections(
  unit: ApplyUnit,
  organization: Organization,
  entries: readonly ConnectionEntry[] | undefined,
): Promise<void> {
  const named = new Set(entries?.map(({ name }) => name));
  for (const connection of await readConnections(unit, organization.id)) {
    const thing = `connection ${connection.name} of ${organization.name}`;
    if (named.has(connection.name)) continue;
    if (unit.unnamed === 'pruned' && entries) await remove(unit, connection, thing);
    else await release(unit, connection, thing);
  }
}

async function remove(unit: ApplyUnit, connection: Connection, thing: string) {
  const keys = await readSorted(unit, connection);
  const removed = await removeConnection(unit, await switchOff(unit, connection, actor), actor);
  if (!removed.ok) throw new Error(`${thing} was switched off and is on`);
  const names = keys.map(({ name }) => name).join(', ');
  noteRemoval(unit.changes, names === '' ? thing : `${thing}, with its keys: ${names}`);
}

async function release(unit: ApplyUnit, connection: Connection, thing: string) {
  if (connection.isManagedByFile) {
    await changeConnection(unit, connection, { isManagedByFile: false }, actor);
    noteRelease(unit.changes, thing);
  }
  await settleKeys(unit, connection, undefined, thing);
}

/** Keys that the file does not name are revoked when it lists some and is to prune, else released. Answers how many were revoked. */
export async function settleKeys(
  unit: ApplyUnit,
  connection: Connection,
  entries: ConnectionEntry['keys'],
  thing: string,
): Promise<number> {
  const named = new Set(entries?.map(({ name }) => name));
  let revoked = 0;
  for (const key of await readSorted(unit, connection)) {
    if (named.has(key.name)) continue;
    const isPruned = unit.unnamed === 'pruned' && entries !== undefined && key.state !== 'revoked';
    if (isPruned) {
      await moveKey(unit, connection, { name: key.name, state: 'revoked', actor });
      noteRemoval(unit.changes, `key ${key.name} of ${thing}`, 'revoked');
      revoked += 1;
    }
    if (key.managedAt === null) continue;
    await manageKey(unit, connection, isPruned ? { ...key, state: 'revoked' } : key, { by: 'nobody', actor });
    if (!isPruned) noteRelease(unit.changes, `key ${key.name} of ${thing}`);
  }
  return revoked;
}

const readSorted = async (unit: ApplyUnit, connection: Connection) =>
  (await readKeys(unit, connection)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
