import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';

export async function findSecrets(db: Database, personId: string) {
  return db
    .selectFrom('authenticator')
    .select(['id', 'key_material as secret', 'last_step as lastStep'])
    .where('person_id', '=', personId)
    .where('factor', '=', 'totp')
    .execute();
}

/** Takes a time step of an authenticator: true for the one call that is the first with it or a later one. */
export async function takeStep(db: Database, id: string, step: number, now: Millis): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('authenticator')
    .set({ last_step: step, last_used_at: now })
    .where('id', '=', id)
    .where((where) => where.or([where('last_step', 'is', null), where('last_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface Enrolment {
  readonly personId: string;
  readonly place: string;
  readonly secret: Uint8Array;
  readonly expiresAt: Millis;
}

/** One at a time: a newer one takes the place of the one before. */
export async function putEnrolment(db: Database, { personId, place, secret, expiresAt }: Enrolment): Promise<void> {
  const values = { person_id: personId, factor: 'totp' as const, secret, expires_at: expiresAt };
  await db
    .insertInto('enrolment')
    .values({ place, ...values })
    .onConflict((conflict) => conflict.column('place').doUpdateSet(values))
    .execute();
}

type Holder = Pick<Enrolment, 'personId' | 'place'>;

export async function findEnrolment(
  db: Database,
  { personId, place }: Holder,
  now: Millis,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('enrolment')
    .select('secret')
    .where('person_id', '=', personId)
    .where('place', '=', place)
    .where('factor', '=', 'totp')
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.secret;
}

/** True for the one call that ended it. */
export async function deleteEnrolment(db: Database, { personId, place }: Holder): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('enrolment')
    .where('person_id', '=', personId)
    .where('place', '=', place)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteExpiredEnrolments(db: Database, now: Millis): Promise<void> {
  await db.deleteFrom('enrolment').where('expires_at', '<=', now).execute();
}
