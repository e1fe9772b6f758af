import { sql } from 'kysely';
import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';
import { isQuestionId, type QuestionId } from './questions.ts';

export interface KeptAnswer {
  readonly question: QuestionId;
  /** PHC string. */
  readonly hash: string;
}

export interface AskedAnswer extends KeptAnswer {
  /** Counts how often this person was asked: what answers one turn does not answer the next, even of the same questions. */
  readonly turn: number;
}

export async function findSet(db: Database, personId: string) {
  const row = await db
    .selectFrom('personal_question_set')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row && { setAt: row.set_at, answeredAt: row.answered_at, disabledAt: row.disabled_at };
}

/** The questions that are asked until they are answered, in one order. */
export async function findAsked(db: Database, personId: string): Promise<readonly AskedAnswer[]> {
  const rows = await db
    .selectFrom('personal_question')
    .select(['question', 'answer_hash', 'asked_next'])
    .where('person_id', '=', personId)
    .where('asked_next', '>', 0)
    .orderBy('question')
    .execute();
  return rows.flatMap(({ question, answer_hash: hash, asked_next: turn }) =>
    isQuestionId(question) ? [{ question, hash, turn }] : [],
  );
}

export async function listQuestions(db: Database, personId: string): Promise<readonly string[]> {
  const query = db.selectFrom('personal_question').select('question').where('person_id', '=', personId);
  return (await query.orderBy('question').execute()).map(({ question }) => question);
}

/** New ones take the place of those before. */
export async function replaceAnswers(
  db: Database,
  personId: string,
  answers: readonly (KeptAnswer & { readonly isAskedNext: boolean })[],
  now: Millis,
): Promise<void> {
  const fresh = { failures: 0, set_at: now, answered_at: now, disabled_at: null };
  await db
    .insertInto('personal_question_set')
    .values({ person_id: personId, ...fresh })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(fresh))
    .execute();
  await db.deleteFrom('personal_question').where('person_id', '=', personId).execute();
  const rows = answers.map(({ question, hash, isAskedNext }) => ({
    person_id: personId,
    question,
    answer_hash: hash,
    asked_next: isAskedNext ? 1 : 0,
  }));
  await db.insertInto('personal_question').values(rows).execute();
}

/** True when there were any. */
export async function deleteAnswers(db: Database, personId: string): Promise<boolean> {
  await db.deleteFrom('personal_question').where('person_id', '=', personId).execute();
  const gone = await db.deleteFrom('personal_question_set').where('person_id', '=', personId).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Counts a failure before it is known to be one, so that tries at once count each. Answers how many there are now. */
export async function takeFailure(db: Database, personId: string, most: number): Promise<number | undefined> {
  const row = await db
    .updateTable('personal_question_set')
    .set({ failures: sql<number>`failures + 1` })
    .where('person_id', '=', personId)
    .where('disabled_at', 'is', null)
    .where('failures', '<', most)
    .returning('failures')
    .executeTakeFirst();
  return row?.failures;
}

export async function giveFailureBack(db: Database, personId: string): Promise<void> {
  await db
    .updateTable('personal_question_set')
    .set({ failures: sql<number>`failures - 1` })
    .where('person_id', '=', personId)
    .where('failures', '>', 0)
    .execute();
}

/** True for the one call that did it. */
export async function markDisabled(db: Database, personId: string, now: Millis): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('personal_question_set')
    .set({ disabled_at: now })
    .where('person_id', '=', personId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** True for the one call that answered these questions of this set. */
export async function spendAsked(
  db: Database,
  personId: string,
  { setAt, asked, now }: { readonly setAt: Millis; readonly asked: readonly AskedAnswer[]; readonly now: Millis },
): Promise<boolean> {
  const held = await db
    .updateTable('personal_question_set')
    .set({ failures: 0, answered_at: now })
    .where('person_id', '=', personId)
    .where('set_at', '=', setAt)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (held.numUpdatedRows === 0n) return false;
  const spent = await db
    .updateTable('personal_question')
    .set({ asked_next: 0 })
    .where('person_id', '=', personId)
    .where('asked_next', '=', asked[0]?.turn ?? 0)
    .executeTakeFirst();
  return spent.numUpdatedRows === BigInt(asked.length);
}

export async function markAsked(db: Database, personId: string, asked: readonly string[], turn: number): Promise<void> {
  await db
    .updateTable('personal_question')
    .set({ asked_next: turn })
    .where('person_id', '=', personId)
    .where('question', 'in', asked)
    .execute();
}
