import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import type { Owner } from '../owner.ts';
import type { RecoveryCodeEvent } from './recovery-code.events.ts';
import { deleteCodes, insertCodes } from './recovery-code.queries.ts';
import { CODES, hashRecoveryCode, newRecoveryCode } from './recovery-code.ts';

/** A new set in place of the old one. The codes are in this answer and nowhere else. Within a unit of work. */
export async function makeRecoveryCodes(
  ctx: Db & Clock & Emits<RecoveryCodeEvent> & { readonly sealer: Sealer },
  { organizationId, personId }: Owner,
): Promise<readonly string[]> {
  const codes = Array.from({ length: CODES }, newRecoveryCode);
  const hashes = codes.map((code) => hashRecoveryCode(ctx.sealer, personId, code));
  await deleteCodes(ctx.db, personId);
  await insertCodes(ctx.db, personId, hashes, ctx.now());
  ctx.emit({ type: 'recovery-codes.made', organizationId, actor: personId, personId });
  return codes;
}
