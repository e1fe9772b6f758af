import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';

/** True for the one call that is the first with it. */
export async function insertSpent(db: Database, mark: Uint8Array, expiresAt: Millis): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('spent_challenge')
    .values({ mark, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('mark').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteSpentBefore(db: Database, now: Millis): Promise<void> {
  await db.deleteFrom('spent_challenge').where('expires_at', '<=', now).execute();
}
