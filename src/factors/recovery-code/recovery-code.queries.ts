import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';

export async function countUnused(db: Database, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function isUnused(db: Database, personId: string, codeHash: Uint8Array): Promise<boolean> {
  const row = await db
    .selectFrom('recovery_code')
    .select('created_at')
    .where('person_id', '=', personId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** True for the one call that used it. */
export async function spendCode(db: Database, personId: string, codeHash: Uint8Array, now: Millis): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertCodes(
  db: Database,
  personId: string,
  hashes: readonly Uint8Array[],
  now: Millis,
): Promise<void> {
  const row = { person_id: personId, created_at: now, used_at: null };
  await db
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ ...row, code_hash: hash })))
    .execute();
}

export async function deleteCodes(db: Database, personId: string): Promise<void> {
  await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
}
