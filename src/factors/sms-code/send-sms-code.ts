import type { Person } from '../../directory/person.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { PhoneNumber } from '../../sms/phone-number.ts';
import { queueSms } from '../../sms/queue-sms.ts';
import { SMS_LIFETIME } from '../../sms/sms.ts';
import type { Attempt, Inside } from '../factor.ts';
import { keepCode, newCode } from '../out-of-band.ts';
import { smsCodeWords } from './sms-code.words.ts';

export const CODE_DIGITS = 6;

/** `not_sent`: the country is none of those chosen, or the breaker stops what goes there. */
export type SmsCodeRefusal = 'too_many' | 'not_sent';

interface Recipient {
  readonly person: Person;
  readonly number: PhoneNumber;
}

/** Sends a code for this place to a number. Within a unit of work. */
export async function sendSmsCode(
  ctx: Inside,
  attempt: Attempt,
  { person, number }: Recipient,
): Promise<Result<true, SmsCodeRefusal>> {
  const { organization, place, origin, language } = attempt;
  const about = { organizationId: organization.id, personId: person.id } as const;
  const code = newCode(CODE_DIGITS);
  const { text } = smsCodeWords[person.language ?? language ?? organization.language];
  // The last line lets phones fill it in on this host alone (origin-bound one-time codes).
  const bound = `${text(code, organization.title)}\n\n@${new URL(origin).hostname} #${code}`;
  const queued = await queueSms(ctx, { ...about, number, text: bound });
  if (!queued.ok) return refuse(queued.reason === 'stopped' ? 'not_sent' : 'too_many');
  const sealed = { place, factor: 'sms_code', code, sentTo: number.e164, lifetime: SMS_LIFETIME } as const;
  await keepCode(ctx, { ...sealed, personId: person.id, messageId: queued.value });
  ctx.emit({ type: 'phone-code.sent', actor: person.id, ...about });
  return accept(true);
}
