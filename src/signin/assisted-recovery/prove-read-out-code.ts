import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { hashSecret, type Sealer, sameBytes } from '../../kit/secrets.ts';
import { readCode } from '../../kit/text.ts';
import type { Db } from '../../store/database.ts';
import type { AssistedRecoveryEvent } from './assisted-recovery.events.ts';
import { endRecovery, takeTry } from './assisted-recovery.queries.ts';
import { type AssistedRecovery, hashReadOutCode, MOST_TRIES } from './assisted-recovery.ts';

/** Link and code together, once. A try is counted whatever comes of it; the last wrong one ends it. Within a unit of work. */
export async function proveReadOutCode(
  ctx: Db & Clock & Emits<AssistedRecoveryEvent> & { readonly sealer: Sealer },
  { organizationId, personId }: AssistedRecovery,
  { secret, code }: { readonly secret: string; readonly code: string },
): Promise<Result<true, 'wrong' | 'gone'>> {
  const now = ctx.now();
  const kept = await takeTry(ctx.db, hashSecret(secret), { now, most: MOST_TRIES });
  if (!kept) return refuse('gone');
  if (kept.code_hash && sameBytes(kept.code_hash, hashReadOutCode(ctx.sealer, kept.id, readCode(code))))
    return (await endRecovery(ctx.db, kept.id, 'recovered', now)) ? accept(true) : refuse('gone');
  ctx.emit({ type: 'recovery.refused', organizationId, personId, actor: 'stranger' });
  if (kept.tries < MOST_TRIES) return refuse('wrong');
  await endRecovery(ctx.db, kept.id, 'failed', now);
  return refuse('gone');
}
