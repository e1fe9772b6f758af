import { sql } from 'kysely';
import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';

/**
 * One statement, so that processes which count at the same time each count: a new window, or one more in this one. A
 * window that ends in a future farther than any is from a clock that was wrong, and is over as well.
 */
export async function countTurn(
  db: Database,
  bucket: string,
  now: Millis,
  per: Millis,
): Promise<{ count: number; endsAt: Millis }> {
  const isOver = sql<boolean>`(rate_limit.window_ends_at <= ${now} or rate_limit.window_ends_at > ${now + 2 * per})`;
  const row = await db
    .insertInto('rate_limit')
    .values({ bucket, window_ends_at: now + per, count: 1 })
    .onConflict((conflict) =>
      conflict.column('bucket').doUpdateSet({
        count: sql<number>`case when ${isOver} then 1 else rate_limit.count + 1 end`,
        window_ends_at: sql<number>`case when ${isOver} then excluded.window_ends_at else rate_limit.window_ends_at end`,
      }),
    )
    .returning(['count', 'window_ends_at'])
    .executeTakeFirstOrThrow();
  return { count: row.count, endsAt: row.window_ends_at };
}

export async function uncountTurn(db: Database, bucket: string): Promise<void> {
  await db
    .updateTable('rate_limit')
    .set({ count: sql<number>`count - 1` })
    .where('bucket', '=', bucket)
    .where('count', '>', 0)
    .execute();
}

export async function deleteBucket(db: Database, bucket: string): Promise<void> {
  await db.deleteFrom('rate_limit').where('bucket', '=', bucket).execute();
}

export async function deleteEndedWindows(db: Database, now: Millis): Promise<void> {
  await db.deleteFrom('rate_limit').where('window_ends_at', '<=', now).execute();
}
