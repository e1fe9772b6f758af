import { type Clock, DAY } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { newId } from '../kit/ids.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import { keyedDigest, newSecret, type Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { SealedKey } from './connection.ts';
import { type Connection, isAccepted, type Key, type KeyState } from './connection.ts';
import { insertKey, listKeys, updateKeyState } from './key.queries.ts';
import type { RemoteEvent } from './remote.events.ts';

type Ctx = Db & Clock & Emits<RemoteEvent> & { readonly sealer: Sealer };

export const SHORTEST_KEY = 16;
/** How long the old key goes on beside its successor. */
const OVERLAP = DAY;

export type KeyRefusal = 'too_short' | 'name_taken' | 'used_elsewhere';

/** A key and, this once, its secret. */
export interface FreshKey {
  readonly key: Key;
  readonly secret: string;
}

export interface KeyDraft {
  readonly name?: string | undefined;
  readonly secret?: string | undefined;
  readonly state?: KeyState;
  readonly managedBy?: 'file';
}

/** Adds a key, with a secret of ours or one that the site has already. Equal secrets in two connections are refused. */
export async function addKey(
  ctx: Ctx,
  connection: Connection,
  wish: KeyDraft,
  actor: string,
): Promise<Result<FreshKey, KeyRefusal>> {
  const { id: connectionId, organizationId } = connection;
  const secret = wish.secret ?? newSecret();
  if (secret.length < SHORTEST_KEY) return refuse('too_short');
  const others = await listKeys(ctx.db, organizationId, connectionId);
  const name = wish.name ?? freeName(others);
  if (others.some((other) => other.name === name)) return refuse('name_taken');

  const id = newId('key', ctx.now());
  const secretDigest = digestOf(ctx, secret);
  const key: Key = {
    id,
    connectionId,
    name,
    state: wish.state ?? 'active',
    fingerprint: fingerprintOf(secretDigest),
    createdAt: ctx.now(),
    lastUsedAt: null,
    retiresAt: null,
    managedAt: wish.managedBy ? ctx.now() : null,
  };
  const sealed = { ...key, organizationId, secret: ctx.sealer.seal(secret, id), secretDigest };
  if (!(await insertKey(ctx.db, sealed))) return refuse('used_elsewhere');
  ctx.emit({ type: 'key.created', organizationId, actor, connectionId, keyId: id, fingerprint: key.fingerprint });
  return accept({ key, secret });
}

/** One click: a new active key; the ones before it retire after an overlap. */
export async function rotateKey(
  ctx: Ctx,
  connection: Connection,
  actor: string,
): Promise<Result<FreshKey, KeyRefusal>> {
  const before = await listKeys(ctx.db, connection.organizationId, connection.id);
  const added = await addKey(ctx, connection, {}, actor);
  if (!added.ok) return added;
  for (const key of before.filter((other) => other.state === 'active' && isAccepted(other, ctx.now()))) {
    await changeKeyState(ctx, key, 'retiring', actor);
  }
  return added;
}

/** Puts a key into another state. A revoked key stays revoked; a retiring one is accepted for the overlap. */
export async function changeKeyState(
  ctx: Db & Clock & Emits<RemoteEvent>,
  key: SealedKey,
  state: KeyState,
  actor: string,
): Promise<Result<true, 'revoked'>> {
  if (key.state === 'revoked') return refuse('revoked');
  if (key.state === state) return accept(true);
  await updateKeyState(ctx.db, key.id, state, state === 'retiring' ? ctx.now() + OVERLAP : null);
  const { organizationId, connectionId, id: keyId } = key;
  ctx.emit({ type: 'key.changed', organizationId, actor, connectionId, keyId, state, fields: 'state' });
  return accept(true);
}

function freeName(others: readonly Key[]): string {
  const taken = new Set(others.map(({ name }) => name));
  let count = others.length + 1;
  while (taken.has(`k${count}`)) count += 1;
  return `k${count}`;
}

/** Finds equal secrets without opening any. */
export const digestOf = ({ sealer }: Pick<Ctx, 'sealer'>, secret: string): Buffer => keyedDigest(sealer, secret);

/** Keyed, so that it says nothing about the secret to somebody who sees only the fingerprint. */
const fingerprintOf = (secretDigest: Buffer): string =>
  secretDigest
    .toString('hex')
    .slice(0, 12)
    .replace(/(.{4})(?=.)/g, '$1-');
