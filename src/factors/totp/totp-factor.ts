import { accept, refuse } from '../../kit/result.ts';
import type { Factor } from '../factor.ts';
import { readOtpKey } from '../otp-key.ts';
import { findSecrets, takeStep } from './totp.queries.ts';
import { findStep, purposeOf } from './totp.ts';

/**
 * The code that an authenticator app shows. It is taken once, and none of an earlier step after it (RFC 6238 section
 * 5.2).
 */
export const totpFactor: Factor = {
  name: 'totp',
  async prove(ctx, { person }, { code = '' }) {
    const apps = person ? await findSecrets(ctx.db, person.id) : [];
    if (!person || apps.length === 0) return refuse('not_set_up');
    const at = ctx.now();
    for (const { id, secret, lastStep, drift } of apps) {
      const key = readOtpKey(ctx.sealer.open(secret, purposeOf(person.id)));
      const found = findStep(key, code, at, drift ?? 0);
      if (found === undefined) continue;
      if (found.step <= (lastStep ?? -1)) return refuse('used');
      return accept({ evidence: { factor: 'totp', at }, spend: (tx) => takeStep(tx.db, { id, ...found, at }) });
    }
    return refuse('wrong');
  },
};
