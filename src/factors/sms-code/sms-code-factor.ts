import { accept, type Result, refuse } from '../../kit/result.ts';
import { noteUsed } from '../../sms/note-used.ts';
import { readPhoneNumber } from '../../sms/phone-number.ts';
import { SMS_LIFETIME } from '../../sms/sms.ts';
import type { Attempt, Factor, Inside } from '../factor.ts';
import { judgeCode, keepCode, newCode } from '../out-of-band.ts';
import { readRegisteredNumber } from './registered-number.ts';
import { CODE_DIGITS, type SmsCodeRefusal, sendSmsCode } from './send-sms-code.ts';
import { touchNumber } from './sms-code.queries.ts';

/**
 * A code by text message to the registered number: restricted, because numbers are taken over (NIST 800-63B section
 * 3.2.9), and never the only proof.
 */
export const smsCodeFactor = {
  name: 'sms_code',
  challenge: (ctx, attempt) =>
    ctx.unitOfWork(({ db, emit }) => send({ db, emit, now: ctx.now, sealer: ctx.sealer }, attempt)),
  async prove(ctx, { person, place }, { code = '' }) {
    const right = await judgeCode(ctx, { place, factor: 'sms_code' }, { personId: person?.id, typed: code });
    if (!right.ok) return right;
    const { sentTo, messageId, spend } = right.value;
    return accept({
      evidence: { factor: 'sms_code', at: ctx.now() },
      async spend(tx) {
        const registered = await readRegisteredNumber(tx, person?.id ?? '');
        // A number that changed meanwhile is not the one that was shown to be theirs.
        if (registered?.e164 !== sentTo || !(await spend(tx))) return false;
        if (messageId !== null) await noteUsed(tx, messageId);
        return touchNumber(tx.db, registered.id, tx.now());
      },
    });
  },
} satisfies Factor;

/** Nobody gets none, and learns nothing of it. */
async function send(ctx: Inside, attempt: Attempt): Promise<Result<true, SmsCodeRefusal>> {
  const { person, place, smsCountries = [] } = attempt;
  if (!person || person.deactivatedAt !== null) {
    const kept = { place, factor: 'sms_code', personId: null, sentTo: '', messageId: null } as const;
    await keepCode(ctx, { ...kept, code: newCode(CODE_DIGITS), lifetime: SMS_LIFETIME });
    return accept(true);
  }
  const registered = await readRegisteredNumber(ctx, person.id);
  const number = registered && readPhoneNumber(registered.e164, smsCountries);
  return number?.ok ? sendSmsCode(ctx, attempt, { person, number: number.value }) : refuse('not_sent');
}
