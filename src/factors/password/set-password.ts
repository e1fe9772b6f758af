import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import type { Db } from '../../store/database.ts';
import type { Owner } from '../owner.ts';
import type { PasswordEvent } from './password.events.ts';
import { upsertPasswordHash } from './password.queries.ts';

/** Keeps the hash as the person's password. Hash first, outside the unit of work: it takes long. */
export async function setPassword(
  ctx: Db & Clock & Emits<PasswordEvent>,
  owner: Owner,
  hash: string,
  actor: string,
): Promise<void> {
  await upsertPasswordHash(ctx.db, owner.personId, hash, ctx.now());
  ctx.emit({ type: 'password.set', actor, ...owner });
}
