import { randomInt } from 'node:crypto';
import type { Person } from '../../directory/person.ts';
import { type RateLimit, takeTurn } from '../../edge/limit-rate.ts';
import { DAY } from '../../kit/clock.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { keyedDigest, type Sealer } from '../../kit/secrets.ts';
import type { Answer, Attempt, Factor, FactorContext, Inside, Proof, ProofRefusal } from '../factor.ts';
import { normalizeAnswer } from './normalize-answer.ts';
import {
  type AskedAnswer,
  findAsked,
  findSet,
  giveFailureBack,
  listQuestions,
  markAsked,
  markDisabled,
  spendAsked,
  takeFailure,
} from './personal-questions.queries.ts';
import type { QuestionId } from './questions.ts';

/** How many of them are asked at a time. */
const ASKED = 2;
/** In one sign-in, recovery or call. */
const ofOneAttempt: RateLimit = { most: 3, per: DAY };
/** In a row, over all attempts. */
const MOST_FAILURES = 10;

/** The fields of a form that hold the answers, in the order of the questions. */
export const answerFields = ['answer_1', 'answer_2'] as const;

/**
 * What the password hasher is given: an answer is a short word, so its digest takes our key, which is not in the
 * database, and is worth something for one question of one person only.
 */
export const pepperedAnswer = (sealer: Sealer, personId: string, question: QuestionId, typed: string): string =>
  keyedDigest(sealer, `personal-question ${personId} ${question} ${normalizeAnswer(typed)}`).toString('base64url');

/** Some of them, each as likely as any other. */
export function pickAsked<Question>(all: readonly Question[]): readonly Question[] {
  const rest = [...all];
  return Array.from({ length: Math.min(ASKED, rest.length) }, () => rest.splice(randomInt(rest.length), 1)).flat();
}

/**
 * Personal questions: no proof by themselves (NIST 800-63B section 3.1.1.2, OWASP ASVS 6.4.2), one more hurdle beside
 * one. The same two are asked until both were answered, so that nobody waits for the ones they know.
 */
export const personalQuestionsFactor: Factor = {
  name: 'personal_questions',
  prove: proveAnswers,
};

async function proveAnswers(
  ctx: FactorContext,
  { person, place }: Attempt,
  answer: Answer,
): Promise<Result<Proof, ProofRefusal>> {
  const personId = person?.id ?? '';
  const set = await findSet(ctx.db, personId);
  const asked = await findAsked(ctx.db, personId);
  const failures = await takeTry(ctx, person, place);
  if (failures === undefined) return refuse(set ? 'disabled' : 'not_set_up');
  const verdict = await compare(ctx, personId, asked, answer);
  if (verdict === 'busy') {
    await ctx.unitOfWork(({ db }) => giveFailureBack(db, personId));
    return refuse('busy');
  }
  if (verdict === 'wrong' || !person || !set || asked.length < ASKED) {
    if (person && failures >= MOST_FAILURES) await ctx.unitOfWork((tx) => disable({ ...tx, now: ctx.now }, person));
    return refuse('wrong');
  }
  const spend = (tx: Inside) => spendAnswers(tx, personId, { setAt: set.setAt, asked });
  return accept({ evidence: { factor: 'personal_questions', at: ctx.now() }, spend });
}

/** How many failures in a row this would be; undefined when no try is left. */
const takeTry = ({ unitOfWork, now }: FactorContext, person: Attempt['person'], place: string) =>
  unitOfWork(async ({ db, emit }) => {
    const tx = { db, emit, now };
    if (!person || !(await takeTurn(tx, `personal-questions:${place}`, ofOneAttempt)).ok) return undefined;
    const failures = await takeFailure(db, person.id, MOST_FAILURES);
    if (failures === undefined) await disable(tx, person);
    return failures;
  });

/** Both are compared whatever came of the first: nobody learns which of them was wrong. */
async function compare(ctx: FactorContext, personId: string, asked: readonly AskedAnswer[], answer: Answer) {
  let isRight = true;
  for (const [index, { question, hash }] of asked.entries()) {
    const typed = answer[answerFields[index] ?? ''] ?? '';
    const same = await ctx.passwords.verify(hash, pepperedAnswer(ctx.sealer, personId, question, typed));
    if (!same.ok && same.reason === 'busy') return 'busy';
    isRight &&= same.ok;
  }
  return isRight ? 'right' : 'wrong';
}

async function disable({ db, emit, now }: Omit<Inside, 'sealer'>, { id: personId, organizationId }: Person) {
  if (!(await markDisabled(db, personId, now()))) return;
  emit({ type: 'personal-questions.disabled', organizationId, actor: 'system', personId });
}

async function spendAnswers(
  { db, now }: Inside,
  personId: string,
  { setAt, asked }: { readonly setAt: number; readonly asked: readonly AskedAnswer[] },
): Promise<boolean> {
  if (!(await spendAsked(db, personId, { setAt, asked, now: now() }))) return false;
  const turn = (asked[0]?.turn ?? 0) + 1;
  await markAsked(db, personId, pickAsked(await listQuestions(db, personId)), turn);
  return true;
}
