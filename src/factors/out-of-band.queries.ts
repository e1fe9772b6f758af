import { sql } from 'kysely';
import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

export type CodeRow = Schema['out_of_band_code'];

/** A newer code takes the place of the one before, and none of its failed tries back (NIST 800-63B section 3.1.3.2). */
export async function putCode(db: Database, { tries, ...row }: CodeRow): Promise<void> {
  await db
    .insertInto('out_of_band_code')
    .values({ ...row, tries })
    .onConflict((conflict) => conflict.columns(['place', 'factor']).doUpdateSet(row))
    .execute();
}

interface Where {
  readonly place: string;
  readonly factor: CodeRow['factor'];
}

export async function findCode(db: Database, { place, factor }: Where): Promise<CodeRow | undefined> {
  const query = db.selectFrom('out_of_band_code').selectAll().where('place', '=', place).where('factor', '=', factor);
  return query.executeTakeFirst();
}

/** Counts a try and answers what to compare with; undefined when no try is left. One statement, for all processes. */
export async function takeTry(db: Database, { place, factor }: Where, most: number): Promise<CodeRow | undefined> {
  return db
    .updateTable('out_of_band_code')
    .set({ tries: sql<number>`tries + 1` })
    .where('place', '=', place)
    .where('factor', '=', factor)
    .where('tries', '<', most)
    .returningAll()
    .executeTakeFirst();
}

/** True for the one call that ended this very code. */
export async function deleteCode(db: Database, { place, factor, code_hash }: CodeRow): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('out_of_band_code')
    .where('place', '=', place)
    .where('factor', '=', factor)
    .where('code_hash', '=', code_hash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteCodesBefore(db: Database, expired: Millis): Promise<void> {
  await db.deleteFrom('out_of_band_code').where('expires_at', '<=', expired).execute();
}
