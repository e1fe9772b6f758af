import type { Clock } from '../../kit/clock.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import type { Evidence } from '../assurance.ts';
import { readOtpKey } from '../otp-key.ts';
import { findSecrets, takeStep } from './totp.queries.ts';
import { findStep, purposeOf } from './totp.ts';

/**
 * Compares with the person's authenticator apps. A code is taken once, and none of an earlier step after it (RFC 6238
 * section 5.2). Tries are limited outside. Within a unit of work.
 */
export async function proveTotp(
  ctx: Db & Clock & { readonly sealer: Sealer },
  personId: string,
  code: string,
): Promise<Result<Evidence, 'wrong_code' | 'used_code'>> {
  const at = ctx.now();
  for (const { id, secret, drift } of await findSecrets(ctx.db, personId)) {
    const key = readOtpKey(ctx.sealer.open(secret, purposeOf(personId)));
    const found = findStep(key, code, at, drift ?? 0);
    if (found === undefined) continue;
    return (await takeStep(ctx.db, { id, ...found, at })) ? accept({ factor: 'totp', at }) : refuse('used_code');
  }
  return refuse('wrong_code');
}
