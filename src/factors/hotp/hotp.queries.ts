import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';

export async function findTokens(db: Database, personId: string) {
  return db
    .selectFrom('authenticator')
    .select(['id', 'key_material as secret', 'last_step as lastCounter'])
    .where('person_id', '=', personId)
    .where('factor', '=', 'hotp')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** Takes a counter of a token: true for the one call that is the first with it or a later one. */
export async function takeCounter(db: Database, id: string, counter: number, at: Millis): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('authenticator')
    .set({ last_step: counter, last_used_at: at })
    .where('id', '=', id)
    .where('last_step', '<', counter)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
