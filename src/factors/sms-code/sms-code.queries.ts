import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';
import type { AuthenticatorId } from '../authenticator.ts';

export interface NumberRow {
  readonly id: AuthenticatorId;
  /** Sealed. */
  readonly number: Uint8Array;
}

const ofPerson = (db: Database, personId: string) =>
  db.selectFrom('authenticator').where('person_id', '=', personId).where('factor', '=', 'sms_code');

/** That codes go to now. */
export async function findNumber(db: Database, personId: string): Promise<NumberRow | undefined> {
  const row = await ofPerson(db, personId)
    .select(['id', 'key_material'])
    .where('disabled_at', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row && { id: row.id as AuthenticatorId, number: row.key_material };
}

/** Also those that were disabled. */
export async function listNumberIds(db: Database, personId: string): Promise<readonly AuthenticatorId[]> {
  const rows = await ofPerson(db, personId).select('id').orderBy('id').execute();
  return rows.map(({ id }) => id as AuthenticatorId);
}

export async function deleteNumbers(db: Database, personId: string): Promise<void> {
  await db.deleteFrom('authenticator').where('person_id', '=', personId).where('factor', '=', 'sms_code').execute();
}

/** False when it is not theirs any more, or was disabled. */
export async function touchNumber(db: Database, id: string, now: Millis): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('authenticator')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
