import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import type { Evidence } from '../factors/assurance.ts';
import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';

/** A sign-in whose first step is proved. */
export interface SignInFlow {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly way: 'regular' | 'safe';
  readonly evidence: readonly Evidence[];
  readonly returnTo: string | null;
  readonly expiresAt: Millis;
}

export async function insertFlow(db: Database, secretHash: Uint8Array, flow: SignInFlow): Promise<void> {
  await db
    .insertInto('sign_in_flow')
    .values({
      secret_hash: secretHash,
      organization_id: flow.organizationId,
      person_id: flow.personId,
      way: flow.way,
      evidence: JSON.stringify(flow.evidence),
      return_to: flow.returnTo,
      expires_at: flow.expiresAt,
    })
    .execute();
}

export async function findFlow(db: Database, secretHash: Uint8Array, now: Millis): Promise<SignInFlow | undefined> {
  const row = await db
    .selectFrom('sign_in_flow')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return (
    row && {
      organizationId: row.organization_id as OrganizationId,
      personId: row.person_id as PersonId,
      way: row.way,
      evidence: JSON.parse(row.evidence) as readonly Evidence[],
      returnTo: row.return_to,
      expiresAt: row.expires_at,
    }
  );
}

/** True for the one call that ended it. */
export async function deleteFlow(db: Database, secretHash: Uint8Array): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('sign_in_flow')
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteFlowsOf(db: Database, personId: PersonId): Promise<void> {
  await db.deleteFrom('sign_in_flow').where('person_id', '=', personId).execute();
}

export async function deleteExpiredFlows(db: Database, now: Millis): Promise<void> {
  await db.deleteFrom('sign_in_flow').where('expires_at', '<=', now).execute();
}
