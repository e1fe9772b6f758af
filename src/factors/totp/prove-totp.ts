import type { Clock } from '../../kit/clock.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import type { Evidence } from '../assurance.ts';
import { findSecrets, takeStep } from './totp.queries.ts';
import { findStep, purposeOf } from './totp.ts';

/**
 * Compares with the person's authenticator app. A code is taken once, and none of an earlier step after it (RFC 6238
 * section 5.2). Tries are limited outside. Within a unit of work.
 */
export async function proveTotp(
  ctx: Db & Clock & { readonly sealer: Sealer },
  personId: string,
  code: string,
): Promise<Result<Evidence, 'wrong_code' | 'used_code'>> {
  const now = ctx.now();
  for (const { id, secret } of await findSecrets(ctx.db, personId)) {
    const step = findStep(ctx.sealer.open(secret, purposeOf(personId)), code, now);
    if (step === undefined) continue;
    return (await takeStep(ctx.db, id, step, now)) ? accept({ factor: 'totp', at: now }) : refuse('used_code');
  }
  return refuse('wrong_code');
}
