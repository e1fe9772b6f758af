import { accept, refuse } from '../../kit/result.ts';
import type { Factor } from '../factor.ts';
import { readOtpKey } from '../otp-key.ts';
import { findTokens, takeCounter } from './hotp.queries.ts';
import { findCounter, purposeOf } from './hotp.ts';

/** The code that a token shows when its button is pressed, or two in a row when it was pressed often (RFC 4226). */
export const hotpFactor: Factor = {
  name: 'hotp',
  async prove(ctx, { person }, { code = '' }) {
    const tokens = person ? await findTokens(ctx.db, person.id) : [];
    if (!person || tokens.length === 0) return refuse('not_set_up');
    const at = ctx.now();
    for (const { id, secret, lastCounter } of tokens) {
      const key = readOtpKey(ctx.sealer.open(secret, purposeOf(person.id)));
      const counter = findCounter(key, code, (lastCounter ?? -1) + 1);
      if (counter === undefined) continue;
      return accept({ evidence: { factor: 'hotp', at }, spend: (tx) => takeCounter(tx.db, id, counter, at) });
    }
    return refuse('wrong');
  },
};
