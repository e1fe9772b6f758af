import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { Db } from '../../store/database.ts';
import type { FactorContext } from '../factor.ts';
import type { Owner } from '../owner.ts';
import type { ChosenAnswer } from './check-answers.ts';
import type { PersonalQuestionEvent } from './personal-questions.events.ts';
import { type KeptAnswer, replaceAnswers } from './personal-questions.queries.ts';
import { pepperedAnswer, pickAsked } from './personal-questions.ts';

/** Hashes of answers that were checked. Outside of a unit of work: it takes long. */
export async function hashAnswers(
  ctx: Pick<FactorContext, 'passwords' | 'sealer'>,
  personId: string,
  chosen: readonly ChosenAnswer[],
): Promise<Result<readonly KeptAnswer[], 'busy'>> {
  const kept: KeptAnswer[] = [];
  for (const { question, answer } of chosen) {
    const hash = await ctx.passwords.hash(pepperedAnswer(ctx.sealer, personId, question, answer));
    if (!hash.ok) return refuse('busy');
    kept.push({ question, hash: hash.value });
  }
  return accept(kept);
}

/** Keeps them in place of those before, with all their tries. Within a unit of work. */
export async function setPersonalQuestions(
  ctx: Db & Clock & Emits<PersonalQuestionEvent>,
  owner: Owner,
  answers: readonly KeptAnswer[],
): Promise<void> {
  const asked = new Set(pickAsked(answers.map(({ question }) => question)));
  const rows = answers.map((answer) => ({ ...answer, isAskedNext: asked.has(answer.question) }));
  await replaceAnswers(ctx.db, owner.personId, rows, ctx.now());
  ctx.emit({ type: 'personal-questions.set', actor: owner.personId, ...owner });
}
