import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

export async function insertObjection(db: Database, row: Omit<Schema['objection'], 'used_at'>): Promise<void> {
  await db
    .insertInto('objection')
    .values({ ...row, used_at: null })
    .execute();
}

export async function findObjection(
  db: Database,
  secretHash: Uint8Array,
  now: Millis,
): Promise<Schema['objection'] | undefined> {
  return db
    .selectFrom('objection')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst();
}

/** True for the one call that used it. */
export async function takeObjection(db: Database, secretHash: Uint8Array, now: Millis): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('objection')
    .set({ used_at: now })
    .where('secret_hash', '=', secretHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteExpiredObjections(db: Database, now: Millis): Promise<void> {
  await db.deleteFrom('objection').where('expires_at', '<=', now).execute();
}
