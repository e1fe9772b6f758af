import type { Change } from '../kit/change.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import { type Sealer, sameBytes } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { Connection, KeyState, SealedKey } from './connection.ts';
import { listKeys } from './key.queries.ts';
import { addKey, changeKeyState, digestOf, type KeyRefusal } from './keys.ts';
import { manageKey } from './manage-key.ts';
import type { RemoteEvent } from './remote.events.ts';

type Ctx = Db & Clock & Emits<RemoteEvent> & { readonly sealer: Sealer };

export interface KeyWish {
  readonly name: string;
  readonly secret: string;
  readonly state?: KeyState;
}

export type PutKeyRefusal = Exclude<KeyRefusal, 'name_taken'> | 'secret_differs' | 'revoked';

/**
 * Makes the key as wished, by its name, and has a configuration file manage it. Its secret never changes: attempts name the key they were signed with, so
 * another secret is another key.
 */
export async function putKey(
  ctx: Ctx,
  connection: Connection,
  wish: KeyWish,
  actor: string,
): Promise<Result<Change, PutKeyRefusal>> {
  const was = await findByName(ctx, connection, wish.name);
  if (!was) return add(ctx, connection, wish, actor);
  if (!sameBytes(was.secretDigest, digestOf(ctx, wish.secret))) return refuse('secret_differs');
  const state = wish.state ?? was.state;
  const isMoved = state !== was.state;
  const moved = isMoved ? await changeKeyState(ctx, was, state, actor) : accept(true);
  if (!moved.ok) return moved;
  const isNew = was.managedAt === null;
  if (isNew) await manageKey(ctx, connection, { ...was, state }, { by: 'file', actor });
  return accept([...(isMoved ? ['state'] : []), ...(isNew ? ['isManagedByFile'] : [])]);
}

async function findByName(
  { db }: Db,
  { organizationId, id }: Connection,
  name: string,
): Promise<SealedKey | undefined> {
  const keys = await listKeys(db, organizationId, id);
  return keys.find((key) => key.name === name);
}

/** Every key begins as active: only then does a retiring one get its end. */
async function add(
  ctx: Ctx,
  connection: Connection,
  { name, secret, state = 'active' }: KeyWish,
  actor: string,
): Promise<Result<Change, PutKeyRefusal>> {
  const added = await addKey(ctx, connection, { name, secret, managedBy: 'file' }, actor);
  if (!added.ok) return added.reason === 'name_taken' ? refuse('secret_differs') : refuse(added.reason);
  const sealed = state === 'active' ? undefined : await findByName(ctx, connection, name);
  if (sealed) await changeKeyState(ctx, sealed, state, actor);
  return accept('created');
}
