import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';

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

type Taken = Pick<Schema['objection'], 'person_id' | 'created_at'>;

/** For the one call that used it. */
export async function takeObjection(db: Database, secretHash: Uint8Array, now: Millis): Promise<Taken | undefined> {
  return db
    .updateTable('objection')
    .set({ used_at: now })
    .where('secret_hash', '=', secretHash)
    .where('used_at', 'is', null)
    .returning(['person_id', 'created_at'])
    .executeTakeFirst();
}

/** Those of the same person that were offered then or later, and were not used. */
export async function deleteObjectionsSince(db: Database, { person_id, created_at }: Taken): Promise<void> {
  await db
    .deleteFrom('objection')
    .where('person_id', '=', person_id)
    .where('created_at', '>=', created_at)
    .where('used_at', 'is', null)
    .execute();
}

export async function deleteExpiredObjections(db: Database, now: Millis): Promise<void> {
  await db.deleteFrom('objection').where('expires_at', '<=', now).execute();
}
