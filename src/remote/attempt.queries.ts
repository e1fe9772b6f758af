import type { OrganizationId } from '../directory/organization.ts';
import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import { prepared } from '../store/prepared.ts';
import type { Attempt, AttemptFilter, AttemptId } from './attempt.ts';
import type { Outcome, Stage } from './link-refusal.ts';

/** @param received sealed parameters, for the debugger */
export async function insertAttempt(db: Database, attempt: Attempt, received: Uint8Array | null = null) {
  await insertRow(db, { ...attempt, received });
}

const insertRow = prepared((db, attempt: Attempt & { readonly received: Uint8Array | null }) =>
  db.insertInto('remote_attempt').values({
    id: attempt.id,
    reference: attempt.reference,
    organization_id: attempt.organizationId,
    connection_id: attempt.connectionId,
    key_id: attempt.keyId,
    at: attempt.at,
    host: attempt.host,
    address: attempt.address,
    operation: attempt.operation,
    email: attempt.email,
    login_name: attempt.loginName,
    stage: attempt.stage,
    outcome: attempt.outcome,
    clock_offset: attempt.clockOffset,
    person_id: attempt.personId,
    received: attempt.received,
  }),
);

/** The sealed parameters of an attempt, where they were kept. */
export async function findReceived(db: Database, id: AttemptId): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('remote_attempt').select('received').where('id', '=', id).executeTakeFirst();
  return row?.received ?? undefined;
}

/** An attempt goes on at the finish step. */
export async function moveAttempt(db: Database, id: string, stage: Stage, outcome: Outcome) {
  await moveRow(db, { id, stage, outcome });
}

const moveRow = prepared((db, { id, stage, outcome }: { id: string; stage: Stage; outcome: Outcome }) =>
  db.updateTable('remote_attempt').set({ stage, outcome }).where('id', '=', id),
);

export async function findAttempt(db: Database, id: string): Promise<Attempt | undefined> {
  const [row] = (await attemptById(db, { id })).rows;
  return row && fromRow(row);
}

const attemptById = prepared((db, { id }: { id: string }) =>
  db.selectFrom('remote_attempt').selectAll().where('id', '=', id),
);

/** References are random; of two alike the newer one is meant. */
export async function findAttemptByReference(
  db: Database,
  organizationId: OrganizationId,
  reference: string,
): Promise<Attempt | undefined> {
  const query = db.selectFrom('remote_attempt').selectAll().where('organization_id', '=', organizationId);
  const row = await query.where('reference', '=', reference).orderBy('id', 'desc').executeTakeFirst();
  return row && fromRow(row);
}

/** Newest first, a page at a time. */
export async function listAttempts(
  db: Database,
  organizationId: OrganizationId,
  filter: AttemptFilter,
): Promise<readonly Attempt[]> {
  const { reference, connectionId, result, after, limit } = filter;
  let query = db
    .selectFrom('remote_attempt')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('id', 'desc')
    .limit(limit);
  if (reference) query = query.where('reference', '=', reference);
  if (connectionId) query = query.where('connection_id', '=', connectionId);
  if (result)
    query = query.where('outcome', result === 'admitted' ? 'in' : 'not in', [
      'admitted',
      'provisioned',
      'tested',
      'waiting',
    ]);
  if (after) query = query.where('id', '<', after);
  return (await query.execute()).map(fromRow);
}

export async function deleteAttempts(db: Database, before: Millis) {
  await db.deleteFrom('remote_attempt').where('at', '<', before).execute();
}

type AttemptRow = Awaited<ReturnType<ReturnType<typeof selectAttempt>['executeTakeFirstOrThrow']>>;
const selectAttempt = (db: Database) => db.selectFrom('remote_attempt').selectAll();

const fromRow = (row: AttemptRow): Attempt => ({
  id: row.id as AttemptId,
  reference: row.reference,
  organizationId: row.organization_id as OrganizationId | null,
  connectionId: row.connection_id,
  keyId: row.key_id,
  at: row.at,
  host: row.host,
  address: row.address,
  operation: row.operation,
  email: row.email,
  loginName: row.login_name,
  stage: row.stage as Stage,
  outcome: row.outcome as Outcome,
  clockOffset: row.clock_offset,
  personId: row.person_id,
});
