import { accept } from '../../kit/result.ts';
import type { Factor } from '../factor.ts';
import { judgeCode } from '../out-of-band.ts';
import { sendEmailCode } from './send-email-code.ts';

/**
 * A code by e-mail. It shows that somebody reads the address, which is no second factor (NIST 800-63B section 3.1.3.1):
 * see `assurance.ts`.
 */
export const emailCodeFactor = {
  name: 'email_code',
  challenge: (ctx, attempt) =>
    ctx.unitOfWork(({ db, emit }) => sendEmailCode({ db, emit, now: ctx.now, sealer: ctx.sealer }, attempt)),
  async prove(ctx, { person, place }, { code = '' }) {
    const right = await judgeCode(ctx, { place, factor: 'email_code' }, { personId: person?.id, typed: code });
    if (!right.ok) return right;
    const { sentTo, spend } = right.value;
    return accept({
      evidence: { factor: 'email_code', at: ctx.now() },
      // An address that changed meanwhile is not the one that was shown to be read.
      spend: async (tx) => sentTo === person?.email && spend(tx),
    });
  },
} satisfies Factor;
