import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import type { Evidence } from '../assurance.ts';
import type { Owner } from '../owner.ts';
import type { RecoveryCodeEvent } from './recovery-code.events.ts';
import { countUnused, spendCode } from './recovery-code.queries.ts';
import { hashRecoveryCode } from './recovery-code.ts';

/** Uses a recovery code up. Tries are limited outside. Within a unit of work. */
export async function proveRecoveryCode(
  ctx: Db & Clock & Emits<RecoveryCodeEvent> & { readonly sealer: Sealer },
  { organizationId, personId }: Owner,
  typed: string,
): Promise<Result<Evidence, 'wrong_recovery_code'>> {
  const now = ctx.now();
  const hash = hashRecoveryCode(ctx.sealer, personId, typed);
  if (!(await spendCode(ctx.db, personId, hash, now))) return refuse('wrong_recovery_code');
  const left = await countUnused(ctx.db, personId);
  ctx.emit({ type: 'recovery-codes.used', organizationId, actor: personId, personId, left });
  return accept({ factor: 'recovery_code', at: now });
}
