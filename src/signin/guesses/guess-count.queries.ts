import { type RawBuilder, sql } from 'kysely';
import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';

/** How the tries of one bucket are counted. */
export interface Count {
  /** After the n-th try, the wait for the next one: the last of them from there on. */
  readonly waits: readonly Millis[];
  /** So many in a row, and no more. */
  readonly most: number;
  /** Whether a wait is waived this time. */
  readonly skipsWait: boolean;
}

/**
 * One statement, so that tries which come at the same time each count. Undefined where none is left, or not yet. A wait
 * that ends farther than any is from a clock that was wrong, and is over.
 */
export async function countGuess(
  db: Database,
  bucket: string,
  now: Millis,
  { waits, most, skipsWait }: Count,
): Promise<number | undefined> {
  const longest = Math.max(0, ...waits);
  const row = await db
    .insertInto('guess_count')
    .values({ bucket, failures: 1, last_at: now, wait_until: now + (waits[0] ?? 0) })
    .onConflict((conflict) =>
      conflict
        .column('bucket')
        .doUpdateSet({
          failures: sql<number>`guess_count.failures + 1`,
          last_at: now,
          wait_until: sql<number>`excluded.last_at + ${waitAfter(waits)}`,
        })
        .where('guess_count.failures', '<', most)
        .where(({ eb, or, val }) =>
          skipsWait
            ? val(true)
            : or([eb('guess_count.wait_until', '<=', now), eb('guess_count.wait_until', '>', now + longest)]),
        ),
    )
    .returning('failures')
    .executeTakeFirst();
  return row?.failures;
}

function waitAfter(waits: readonly Millis[]): RawBuilder<number> {
  const last = sql`${sql.lit(waits.at(-1) ?? 0)}`;
  if (waits.length < 2) return sql<number>`${last}`;
  const cases = waits.map((wait, index) => sql`when ${sql.lit(index)} then ${sql.lit(wait)}`);
  return sql<number>`case guess_count.failures ${sql.join(cases, sql` `)} else ${last} end`;
}

export async function findGuesses(db: Database, bucket: string) {
  return db
    .selectFrom('guess_count')
    .select(['failures', 'wait_until'])
    .where('bucket', '=', bucket)
    .executeTakeFirst();
}

/** One try less: it was none. */
export async function uncountGuess(db: Database, buckets: readonly string[], now: Millis): Promise<void> {
  await db
    .updateTable('guess_count')
    .set({ failures: sql<number>`failures - 1`, wait_until: now })
    .where('bucket', 'in', buckets)
    .where('failures', '>', 0)
    .execute();
}

export async function deleteGuesses(db: Database, buckets: readonly string[]): Promise<void> {
  await db.deleteFrom('guess_count').where('bucket', 'in', buckets).execute();
}

interface Idle {
  readonly prefix: string;
  /** Since when nobody tried. */
  readonly since: Millis;
  /** The same of those that are full. */
  readonly fullSince: Millis;
  readonly full: number;
}

export async function deleteIdleGuesses(db: Database, { prefix, since, fullSince, full }: Idle): Promise<void> {
  await db
    .deleteFrom('guess_count')
    .where('bucket', 'like', `${prefix}%`)
    .where(({ eb, or, and }) =>
      or([eb('last_at', '<', fullSince), and([eb('last_at', '<', since), eb('failures', '<', full)])]),
    )
    .execute();
}
