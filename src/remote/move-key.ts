import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import type { Connection, Key, KeyState } from './connection.ts';
import { listKeys } from './key.queries.ts';
import { changeKeyState } from './keys.ts';
import { readKeys } from './read-connections.ts';
import type { RemoteEvent } from './remote.events.ts';

/** Puts the key with this name into another state, and answers what it is then. */
export async function moveKey(
  ctx: Db & Clock & Emits<RemoteEvent>,
  connection: Connection,
  { name, state, actor }: { readonly name: string; readonly state: KeyState; readonly actor: string },
): Promise<Result<Key, 'unknown_key' | 'revoked'>> {
  const keys = await listKeys(ctx.db, connection.organizationId, connection.id);
  const was = keys.find((key) => key.name === name);
  if (!was) return refuse('unknown_key');
  const changed = await changeKeyState(ctx, was, state, actor);
  if (!changed.ok) return changed;
  const key = (await readKeys(ctx, connection)).find(({ id }) => id === was.id);
  return key ? accept(key) : refuse('unknown_key');
}
