import type { Person } from '../../directory/person.ts';
import { giveBackTurn, type RateLimit, takeTurn } from '../../edge/limit-rate.ts';
import { DAY } from '../../kit/clock.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { noteUsed } from '../../sms/note-used.ts';
import { maskNumber, type NumberRefusal, readPhoneNumber } from '../../sms/phone-number.ts';
import { SMS_LIFETIME } from '../../sms/sms.ts';
import type { Evidence } from '../assurance.ts';
import { findEnrolment, putEnrolment, takeEnrolment } from '../enrolment.queries.ts';
import type { Attempt, FactorContext, Inside } from '../factor.ts';
import { type CodeRefusal, judgeCode } from '../out-of-band.ts';
import { purposeOf, registerNumber } from './registered-number.ts';
import { type SmsCodeRefusal, sendSmsCode } from './send-sms-code.ts';

/** Somebody who sets up a phone, in one session or one flow. */
export interface PhoneAttempt extends Attempt {
  readonly person: Person;
}

const factor = 'sms_code';

/** A code that was sent to set up a number proves nothing else, and the other way round. */
const placeOf = ({ place }: Attempt): string => `set-up ${place}`;

/** Sends a first code to a number that somebody typed. Within a unit of work. */
export async function beginPhone(
  ctx: Inside,
  attempt: PhoneAttempt,
  typed: string,
): Promise<Result<true, NumberRefusal | SmsCodeRefusal>> {
  const { person, place, smsCountries = [] } = attempt;
  const number = readPhoneNumber(typed, smsCountries);
  if (!number.ok) return number;
  const sent = await sendSmsCode(ctx, { ...attempt, place: placeOf(attempt) }, { person, number: number.value });
  if (!sent.ok) return sent;
  const secret = ctx.sealer.seal(number.value.e164, purposeOf(person.id));
  await putEnrolment(ctx.db, { personId: person.id, place, factor, secret, expiresAt: ctx.now() + SMS_LIFETIME });
  return accept(true);
}

type Ctx = Pick<FactorContext, 'db' | 'now' | 'sealer'>;

/** The number under way in this place, as a page may show it; undefined where none is. */
export async function readPhoneUnderWay(ctx: Ctx, attempt: PhoneAttempt): Promise<string | undefined> {
  const number = await findNumberUnderWay(ctx, attempt);
  return number && maskNumber(number);
}

/** Sends another code to the number under way. Within a unit of work. */
export async function resendPhoneCode(
  ctx: Inside,
  attempt: PhoneAttempt,
): Promise<Result<true, NumberRefusal | SmsCodeRefusal | 'none_waiting'>> {
  const number = await findNumberUnderWay(ctx, attempt);
  return number === undefined ? refuse('none_waiting') : beginPhone(ctx, attempt, number);
}

async function findNumberUnderWay(ctx: Ctx, { person, place }: PhoneAttempt): Promise<string | undefined> {
  const sealed = await findEnrolment(ctx.db, { personId: person.id, place, factor }, ctx.now());
  return sealed && ctx.sealer.open(sealed, purposeOf(person.id));
}

/** Who begins another session has other tries in it: one in 100,000 a day guesses six digits that went to a stranger. */
const ofOneDay: RateLimit = { most: 10, per: DAY };

export interface RightPhone {
  /** Registers the number; undefined for whoever was not the first with this code. Within a unit of work. */
  readonly register: (tx: Inside) => Promise<Evidence | undefined>;
}

/** Whether the code is the one that was sent to the number under way; right or wrong, it costs a try. */
export async function checkPhone(
  ctx: FactorContext,
  attempt: PhoneAttempt,
  typed: string,
): Promise<Result<RightPhone, CodeRefusal>> {
  const { person, place } = attempt;
  const bucket = `phone-set-up:${person.id}`;
  const turn = await ctx.unitOfWork(({ db }) => takeTurn({ db, now: ctx.now }, bucket, ofOneDay));
  if (!turn.ok) return refuse('disabled');
  const right = await judgeCode(ctx, { place: placeOf(attempt), factor }, { personId: person.id, typed });
  if (!right.ok) return right;
  const { sentTo, messageId, spend } = right.value;
  return accept({
    async register(tx) {
      const isUnderWay = (await findNumberUnderWay(tx, attempt)) === sentTo;
      if (!isUnderWay || !(await spend(tx))) return undefined;
      await takeEnrolment(tx.db, { personId: person.id, place, factor });
      await giveBackTurn(tx, bucket);
      if (messageId !== null) await noteUsed(tx, messageId);
      const owner = { organizationId: person.organizationId, personId: person.id };
      await registerNumber(tx, owner, sentTo, person.id);
      return { factor, at: tx.now() };
    },
  });
}
