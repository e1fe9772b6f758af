import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';

export interface Nudge {
  readonly putOff: number;
  /** Null: never again. */
  readonly againAt: Millis | null;
}

export async function findNudge(db: Database, personId: string): Promise<Nudge | undefined> {
  const row = await db
    .selectFrom('passkey_nudge')
    .select(['put_off', 'again_at'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row && { putOff: row.put_off, againAt: row.again_at };
}

export async function putNudge(db: Database, personId: string, { putOff, againAt }: Nudge): Promise<void> {
  const values = { put_off: putOff, again_at: againAt };
  await db
    .insertInto('passkey_nudge')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
}
