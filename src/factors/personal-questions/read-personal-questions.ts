import { type Clock, DAY, type Millis } from '../../kit/clock.ts';
import type { Db } from '../../store/database.ts';
import { findAsked, findSet } from './personal-questions.queries.ts';
import type { QuestionId } from './questions.ts';

export interface QuestionsKept {
  readonly setAt: Millis;
  /**
   * `due`: nobody has answered them for a year, so their owner is asked whether they still know them;
   * `disabled`: ten answers in a row were wrong, and only new ones will do.
   */
  readonly state: 'fine' | 'due' | 'disabled';
}

const STILL_KNOWN_FOR = 365 * DAY;

/** Never an answer, and not which questions they are. */
export async function readPersonalQuestions(ctx: Db & Clock, personId: string): Promise<QuestionsKept | undefined> {
  const set = await findSet(ctx.db, personId);
  if (!set) return undefined;
  const isDue = set.answeredAt < ctx.now() - STILL_KNOWN_FOR;
  return { setAt: set.setAt, state: set.disabledAt !== null ? 'disabled' : isDue ? 'due' : 'fine' };
}

/** The questions that are to be answered next, in the order of their answers. */
export const readAskedQuestions = async ({ db }: Db, personId: string): Promise<readonly QuestionId[]> =>
  (await findAsked(db, personId)).map(({ question }) => question);
