import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import type { Db } from '../../store/database.ts';
import type { Owner } from '../owner.ts';
import type { PasswordEvent } from './password.events.ts';
import { findPassword, markCompromised } from './password.queries.ts';

/**
 * Others may know it: whoever proves it chooses another before anything else (NIST 800-63B section 3.1.1.2). False where
 * there is no password, or it was marked before. Within a unit of work.
 */
export async function distrustPassword(
  ctx: Db & Clock & Emits<PasswordEvent>,
  owner: Owner,
  actor: string,
): Promise<boolean> {
  if (!(await markCompromised(ctx.db, owner.personId, ctx.now()))) return false;
  ctx.emit({ type: 'password.distrusted', actor, ...owner });
  return true;
}

export const isPasswordCompromised = async ({ db }: Db, personId: string): Promise<boolean> =>
  (await findPassword(db, personId))?.compromisedAt != null;
