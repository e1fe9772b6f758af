import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { Connection, Key } from './connection.ts';
import { updateKeyManagement } from './key.queries.ts';
import type { RemoteEvent } from './remote.events.ts';

/** Puts a key into the hands of a configuration file, or out of them. */
export async function manageKey(
  ctx: Db & Clock & Emits<RemoteEvent>,
  { id: connectionId, organizationId }: Connection,
  { id: keyId, state }: Key,
  { by, actor }: { readonly by: 'file' | 'nobody'; readonly actor: string },
): Promise<void> {
  await updateKeyManagement(ctx.db, keyId, by === 'file' ? ctx.now() : null);
  ctx.emit({ type: 'key.changed', organizationId, actor, connectionId, keyId, state, fields: 'isManagedByFile' });
}
