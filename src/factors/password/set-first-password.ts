import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import type { Db } from '../../store/database.ts';
import type { Owner } from '../owner.ts';
import type { PasswordEvent } from './password.events.ts';
import { insertPasswordHash } from './password.queries.ts';

/** Keeps the hash as the person’s first password. False when they have one: it stays as it is. */
export async function setFirstPassword(
  ctx: Db & Clock & Emits<PasswordEvent>,
  owner: Owner,
  hash: string,
  actor: string,
): Promise<boolean> {
  if (!(await insertPasswordHash(ctx.db, owner.personId, hash, ctx.now()))) return false;
  ctx.emit({ type: 'password.set', actor, ...owner });
  return true;
}
