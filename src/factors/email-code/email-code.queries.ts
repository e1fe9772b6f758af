import { sql } from 'kysely';
import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';

export interface SentCode {
  readonly sessionId: string;
  readonly personId: string;
  readonly codeHash: Uint8Array;
  readonly expiresAt: Millis;
}

/** A newer code takes the place of the one before. */
export async function putCode(db: Database, { sessionId, personId, codeHash, expiresAt }: SentCode): Promise<void> {
  const values = { person_id: personId, code_hash: codeHash, expires_at: expiresAt, tries: 0 };
  await db
    .insertInto('email_proof')
    .values({ session_id: sessionId, ...values })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet(values))
    .execute();
}

export async function findCode(db: Database, sessionId: string) {
  return db.selectFrom('email_proof').selectAll().where('session_id', '=', sessionId).executeTakeFirst();
}

/** Counts a try and answers what to compare with; undefined when no try is left. One statement, for all processes. */
export async function takeTry(db: Database, sessionId: string, mostTries: number) {
  return db
    .updateTable('email_proof')
    .set({ tries: sql<number>`tries + 1` })
    .where('session_id', '=', sessionId)
    .where('tries', '<', mostTries)
    .returning(['code_hash', 'expires_at'])
    .executeTakeFirst();
}

export async function deleteCode(db: Database, sessionId: string): Promise<void> {
  await db.deleteFrom('email_proof').where('session_id', '=', sessionId).execute();
}

export async function deleteExpiredCodes(db: Database, now: Millis): Promise<void> {
  await db.deleteFrom('email_proof').where('expires_at', '<=', now).execute();
}
