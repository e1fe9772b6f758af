import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';

export async function insertClaim(db: Database, secretHash: Uint8Array, createdAt: Millis, expiresAt: Millis) {
  // One link at a time: a newer one takes the place of the older.
  await db.deleteFrom('claim').where('used_at', 'is', null).execute();
  await db
    .insertInto('claim')
    .values({ secret_hash: secretHash, created_at: createdAt, expires_at: expiresAt, used_at: null })
    .execute();
}

export async function findOpenClaim(db: Database, secretHash: Uint8Array, now: Millis): Promise<boolean> {
  const row = await db
    .selectFrom('claim')
    .select('created_at')
    .where('secret_hash', '=', secretHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** True for the one caller that used it. */
export async function spendClaim(db: Database, secretHash: Uint8Array, now: Millis): Promise<boolean> {
  const spent = await db
    .updateTable('claim')
    .set({ used_at: now })
    .where('secret_hash', '=', secretHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return spent.numUpdatedRows > 0n;
}
