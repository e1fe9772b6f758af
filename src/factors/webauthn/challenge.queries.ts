import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';

/** For what a challenge was made: its answer counts there alone. */
export interface Asked {
  /** The digest of a flow’s secret, or the id of a session. */
  readonly place: string;
  readonly ceremony: 'create' | 'get';
  /** Null where the answer is to say who it is. */
  readonly personId: string | null;
}

export async function insertChallenge(
  db: Database,
  challenge: Uint8Array,
  { place, ceremony, personId, expiresAt }: Asked & { readonly expiresAt: Millis },
): Promise<void> {
  await db
    .insertInto('webauthn_challenge')
    .values({ challenge, place, ceremony, person_id: personId, expires_at: expiresAt })
    .execute();
}

export async function findChallenge(
  db: Database,
  challenge: Uint8Array,
  { place, ceremony }: Omit<Asked, 'personId'>,
): Promise<{ readonly personId: string | null; readonly expiresAt: Millis } | undefined> {
  const row = await db
    .selectFrom('webauthn_challenge')
    .select(['person_id', 'expires_at'])
    .where('challenge', '=', challenge)
    .where('place', '=', place)
    .where('ceremony', '=', ceremony)
    .executeTakeFirst();
  return row && { personId: row.person_id, expiresAt: row.expires_at };
}

/** True for the one call that ended it in time. */
export async function deleteChallenge(db: Database, challenge: Uint8Array, now: Millis): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('webauthn_challenge')
    .where('challenge', '=', challenge)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteExpiredChallenges(db: Database, now: Millis): Promise<void> {
  await db.deleteFrom('webauthn_challenge').where('expires_at', '<=', now).execute();
}
