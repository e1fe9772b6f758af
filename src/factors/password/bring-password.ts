import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import type { Db } from '../../store/database.ts';
import type { ForeignHash } from '../hashing/foreign/foreign-settings.ts';
import { writeLayers } from '../hashing/foreign/layers.ts';
import type { PasswordHasher } from '../hashing/hash-password.ts';
import type { Owner } from '../owner.ts';
import type { PasswordEvent } from './password.events.ts';
import { insertPasswordHash } from './password.queries.ts';

/** What to keep of a hash that another system made. Outside of a unit of work: it takes as long as any hash. */
export async function layerPassword(
  { passwords }: { readonly passwords: PasswordHasher },
  { settings, digest }: ForeignHash,
): Promise<string> {
  const outer = await passwords.hash(digest);
  if (!outer.ok) throw new Error(`A hash that was brought along could not be kept: ${outer.reason}`);
  return writeLayers({ settings, outer: outer.value });
}

/** Keeps what `layerPassword` made, for somebody who is new here. Nobody has seen the password. */
export async function bringPassword(
  ctx: Db & Clock & Emits<PasswordEvent>,
  owner: Owner,
  kept: string,
  actor: string,
): Promise<void> {
  await insertPasswordHash(ctx.db, owner.personId, kept, ctx.now());
  ctx.emit({ type: 'password.imported', actor, ...owner });
}
