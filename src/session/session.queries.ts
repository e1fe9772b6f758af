import type { ExpressionBuilder } from 'kysely';
import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import type { Evidence } from '../factors/assurance.ts';
import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import { prepared } from '../store/prepared.ts';
import type { Schema } from '../store/schema.ts';
import type { Session, SessionId } from './session.ts';

export async function insertSession(db: Database, session: Session, secretHash: Uint8Array) {
  await insertRow(db, { ...session, secretHash, evidence: JSON.stringify(session.evidence) });
}

type NewRow = Omit<Session, 'evidence'> & { readonly secretHash: Uint8Array; readonly evidence: string };

const insertRow = prepared((db, session: NewRow) =>
  db.insertInto('session').values({
    id: session.id,
    organization_id: session.organizationId,
    person_id: session.personId,
    secret_hash: session.secretHash,
    evidence: session.evidence,
    connection_id: session.connectionId,
    address: session.address,
    user_agent: session.userAgent,
    started_at: session.startedAt,
    last_seen_at: session.lastSeenAt,
    idle_for: session.idleFor,
    expires_at: session.expiresAt,
    ended_at: null,
  }),
);

/** A session that was not ended and has not outlived its limits, with the hash to compare its secret with. */
export async function findLiveSession(db: Database, id: string, now: Millis) {
  const [row] = (await liveById(db, { id, now })).rows;
  return row && { session: fromRow(row), secretHash: row.secret_hash };
}

const liveById = prepared((db, { id, now }: { id: string; now: Millis }) =>
  db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where(isStillUsed(now)),
);

const isStillUsed = (now: Millis) => (eb: ExpressionBuilder<Schema, 'session'>) =>
  eb(eb('last_seen_at', '+', eb.ref('idle_for')), '>', now);

export async function listLiveSessions(db: Database, personId: PersonId, now: Millis): Promise<readonly Session[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where(isStillUsed(now))
    .orderBy('id', 'desc')
    .execute();
  return rows.map(fromRow);
}

/** How many people have a session that still lets them in. */
export async function countSessionHolders(db: Database, organizationId: OrganizationId, now: Millis): Promise<number> {
  const { people } = await db
    .selectFrom('session')
    .select(({ fn }) => fn.count<number | string>('person_id').distinct().as('people'))
    .where('organization_id', '=', organizationId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where(isStillUsed(now))
    .executeTakeFirstOrThrow();
  return Number(people); // PostgreSQL sends bigint as text
}

export async function touchSession(db: Database, id: SessionId, at: Millis) {
  await db.updateTable('session').set({ last_seen_at: at }).where('id', '=', id).execute();
}

export async function replaceSecret(
  db: Database,
  id: SessionId,
  secretHash: Uint8Array,
  evidence: readonly Evidence[],
) {
  const values = { secret_hash: secretHash, evidence: JSON.stringify(evidence) };
  await db.updateTable('session').set(values).where('id', '=', id).execute();
}

/** True for the one caller that ended it. */
export async function markEnded(db: Database, id: SessionId, at: Millis): Promise<boolean> {
  const ended = await db
    .updateTable('session')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

export async function deleteDeadSessions(db: Database, before: Millis) {
  await db.deleteFrom('session').where('expires_at', '<', before).execute();
}

type SessionRow = {
  id: string;
  organization_id: string;
  person_id: string;
  evidence: string;
  connection_id: string | null;
  address: string;
  user_agent: string;
  started_at: number;
  last_seen_at: number;
  idle_for: number;
  expires_at: number;
};

const fromRow = (row: SessionRow): Session => ({
  id: row.id as SessionId,
  organizationId: row.organization_id as OrganizationId,
  personId: row.person_id as PersonId,
  evidence: JSON.parse(row.evidence) as readonly Evidence[],
  connectionId: row.connection_id,
  address: row.address,
  userAgent: row.user_agent,
  startedAt: row.started_at,
  lastSeenAt: row.last_seen_at,
  idleFor: row.idle_for,
  expiresAt: row.expires_at,
});
