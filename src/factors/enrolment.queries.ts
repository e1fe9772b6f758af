import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import type { EnrolledFactor } from '../store/schema.ts';

/** An authenticator that somebody is about to set up, in one place: a session, or a flow. */
export interface Enrolment {
  readonly personId: string;
  readonly place: string;
  readonly factor: EnrolledFactor;
  /** Sealed. */
  readonly secret: Uint8Array;
  readonly expiresAt: Millis;
}

type Holder = Pick<Enrolment, 'personId' | 'place' | 'factor'>;

/** One at a time in each place: a newer one takes the place of the one before. */
export async function putEnrolment(db: Database, enrolment: Enrolment): Promise<void> {
  const { place, personId, factor, secret, expiresAt } = enrolment;
  const values = { person_id: personId, factor, secret, expires_at: expiresAt };
  await db
    .insertInto('enrolment')
    .values({ place, ...values })
    .onConflict((conflict) => conflict.column('place').doUpdateSet(values))
    .execute();
}

export async function findEnrolment(
  db: Database,
  { personId, place, factor }: Holder,
  now: Millis,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('enrolment')
    .select('secret')
    .where('person_id', '=', personId)
    .where('place', '=', place)
    .where('factor', '=', factor)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.secret;
}

/**
 * True for the one call that ended it. Those of the same person in other places end with it: what was begun elsewhere,
 * perhaps by somebody else, is not to be finished after the account has changed.
 */
export async function takeEnrolment(db: Database, { personId, place, factor }: Holder): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('enrolment')
    .where('person_id', '=', personId)
    .where('place', '=', place)
    .where('factor', '=', factor)
    .executeTakeFirst();
  await deleteEnrolmentsOf(db, personId);
  return numDeletedRows > 0n;
}

export async function deleteEnrolmentsOf(db: Database, personId: string): Promise<void> {
  await db.deleteFrom('enrolment').where('person_id', '=', personId).execute();
}

export async function deleteExpiredEnrolments(db: Database, now: Millis): Promise<void> {
  await db.deleteFrom('enrolment').where('expires_at', '<=', now).execute();
}
