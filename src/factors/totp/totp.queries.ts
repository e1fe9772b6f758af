import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';

export async function findSecrets(db: Database, personId: string) {
  return db
    .selectFrom('authenticator')
    .select(['id', 'key_material as secret', 'drift', 'last_step as lastStep'])
    .where('person_id', '=', personId)
    .where('factor', '=', 'totp')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .execute();
}

export interface TakenStep {
  readonly id: string;
  readonly step: number;
  /** Learnt for the next time. */
  readonly drift: number;
  readonly at: Millis;
}

/** Takes a time step of an authenticator: true for the one call that is the first with it or a later one. */
export async function takeStep(db: Database, { id, step, drift, at }: TakenStep): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('authenticator')
    .set({ last_step: step, drift, last_used_at: at })
    .where('id', '=', id)
    .where((where) => where.or([where('last_step', 'is', null), where('last_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
