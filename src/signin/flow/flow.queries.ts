import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import type { Evidence } from '../../factors/assurance.ts';
import type { Millis } from '../../kit/clock.ts';
import type { Database } from '../../store/database.ts';
import type { Flow } from './flow.ts';

export async function insertFlow(db: Database, flow: Flow): Promise<void> {
  await db
    .insertInto('flow')
    .values({
      secret_hash: flow.secretHash,
      organization_id: flow.organizationId,
      kind: flow.kind,
      way: flow.way,
      identifier: flow.identifier,
      person_id: flow.personId,
      session_id: flow.sessionId,
      evidence: JSON.stringify(flow.evidence),
      wish: JSON.stringify(flow.wish),
      return_to: flow.returnTo,
      created_at: flow.createdAt,
      expires_at: flow.expiresAt,
    })
    .execute();
}

export async function findFlow(db: Database, secretHash: Uint8Array, now: Millis): Promise<Flow | undefined> {
  const row = await db
    .selectFrom('flow')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return (
    row && {
      secretHash: row.secret_hash,
      organizationId: row.organization_id as OrganizationId,
      kind: row.kind,
      way: row.way,
      identifier: row.identifier,
      personId: row.person_id as PersonId | null,
      sessionId: row.session_id,
      evidence: JSON.parse(row.evidence) as readonly Evidence[],
      wish: JSON.parse(row.wish) as Flow['wish'],
      returnTo: row.return_to,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
    }
  );
}

type Place = Pick<Flow, 'secretHash' | 'evidence'>;

/** What a flow has come to know. */
type News = Pick<Flow, 'evidence' | 'personId' | 'expiresAt'>;

/** False when another request was faster: what this one goes by is not what the flow holds any more. */
export async function updateFlow(db: Database, { secretHash, evidence }: Place, news: News): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('flow')
    .set({ evidence: JSON.stringify(news.evidence), person_id: news.personId, expires_at: news.expiresAt })
    .where('secret_hash', '=', secretHash)
    .where('evidence', '=', JSON.stringify(evidence))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** True for the one call that ended it as it was read. */
export async function takeFlow(db: Database, { secretHash, evidence }: Place): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('flow')
    .where('secret_hash', '=', secretHash)
    .where('evidence', '=', JSON.stringify(evidence))
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteFlow(db: Database, secretHash: Uint8Array): Promise<void> {
  await db.deleteFrom('flow').where('secret_hash', '=', secretHash).execute();
}

export async function deleteFlowsOf(db: Database, personId: PersonId): Promise<void> {
  await db.deleteFrom('flow').where('person_id', '=', personId).execute();
}

export async function deleteExpiredFlows(db: Database, now: Millis): Promise<void> {
  await db.deleteFrom('flow').where('expires_at', '<=', now).execute();
}
