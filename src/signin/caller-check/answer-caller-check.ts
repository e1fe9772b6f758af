import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import { giveBackTurn, type RateLimit, takeTurn } from '../../edge/limit-rate.ts';
import type { Evidence } from '../../factors/assurance.ts';
import type { FactorEvent } from '../../factors/factor.events.ts';
import type { Answer, FactorContext } from '../../factors/factor.ts';
import { personalQuestionsFactor } from '../../factors/personal-questions/personal-questions.ts';
import { type Clock, DAY } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { type Sealer, sameBytes } from '../../kit/secrets.ts';
import { readCode } from '../../kit/text.ts';
import type { Db } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { CallerCheckEvent } from './caller-check.events.ts';
import { takeTry } from './caller-check.queries.ts';
import { type CallerCheck, hashCallerCode, MOST_TRIES, numberOf } from './caller-check.ts';
import { failCheck, passCheck } from './end-caller-check.ts';

/** Six digits: whoever guesses at the codes of one account, in however many checks, hits one in 100,000 a day. */
const ofOneDay: RateLimit = { most: 10, per: DAY };

export type AnswerRefusal = 'wrong' | 'over' | 'busy';

interface AnswerContext extends Omit<FactorContext, 'unitOfWork'> {
  readonly unitOfWork: UnitOfWork<Schema, FactorEvent | CallerCheckEvent>;
}

type Inside = Db & Clock & Emits<CallerCheckEvent> & { readonly sealer: Sealer };

/** The code that the caller reads out, as the representative types it. Within a unit of work. */
export async function readBackCode(
  ctx: Inside,
  check: CallerCheck,
  typed: string,
): Promise<Result<true, AnswerRefusal>> {
  if (check.method !== 'email_code') return refuse('over');
  const bucket = `caller-check:codes:${check.personId}`;
  if (!(await takeTurn(ctx, bucket, ofOneDay)).ok) return refuse('over');
  const evidence = { factor: check.method, at: ctx.now() };
  const judged = await judge(ctx, check, [evidence], (kept) =>
    kept ? sameBytes(kept, hashCallerCode(ctx.sealer, check.id, readCode(typed))) : false,
  );
  if (judged.ok) await giveBackTurn(ctx, bucket);
  return judged;
}

/**
 * The number that the caller is told, as they type it where they are signed in.
 * @param evidence what their session rests on
 */
export async function confirmNumber(
  ctx: Inside,
  check: CallerCheck,
  { typed, evidence }: { readonly typed: string; readonly evidence: readonly Evidence[] },
): Promise<Result<true, AnswerRefusal>> {
  if (check.method !== 'device' || evidence.length === 0) return refuse('over');
  return judge(ctx, check, evidence, () => readCode(typed) === numberOf(ctx.sealer, check.id));
}

/** A try is counted whatever comes of it; the last wrong one ends the check. */
async function judge(
  ctx: Inside,
  check: CallerCheck,
  evidence: readonly Evidence[],
  isRight: (codeHash: Uint8Array | null) => boolean,
): Promise<Result<true, AnswerRefusal>> {
  const kept = await takeTry(ctx.db, check.id, { now: ctx.now(), most: MOST_TRIES });
  if (!kept) return refuse('over');
  if (isRight(kept.code_hash)) return (await passCheck(ctx, check, evidence)) ? accept(true) : refuse('over');
  if (kept.tries >= MOST_TRIES) await failCheck(ctx, check, 'failed');
  return refuse('wrong');
}

interface Spoken {
  readonly organization: Organization;
  readonly person: Person;
  readonly answer: Answer;
}

/** What the caller says to the questions, as the representative types it: who learns only whether both were right. */
export async function judgeAnswers(
  ctx: AnswerContext,
  check: CallerCheck,
  { organization, person, answer }: Spoken,
): Promise<Result<true, AnswerRefusal>> {
  if (check.method !== 'personal_questions' || check.endedAt !== null || check.expiresAt <= ctx.now())
    return refuse('over');
  const attempt = { organization, person, place: check.id, origin: '', address: 'call' };
  const proof = await personalQuestionsFactor.prove(ctx, attempt, answer);
  if (!proof.ok && proof.reason === 'busy') return refuse('busy');
  return ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
    const isRight = proof.ok && (await proof.value.spend(tx));
    const before = proof.ok ? [...check.evidence, proof.value.evidence] : [];
    return judge(tx, check, before, () => isRight);
  });
}
