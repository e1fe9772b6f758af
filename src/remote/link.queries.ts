import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import type { Millis } from '../kit/clock.ts';
import type { Id } from '../kit/ids.ts';
import type { Database } from '../store/database.ts';
import { prepared } from '../store/prepared.ts';
import type { ConnectionId } from './connection.ts';

/** A verified link that waits for its browser at the finish step. */
export interface Admission {
  readonly id: Id<'adm'>;
  readonly codeHash: Uint8Array;
  readonly organizationId: OrganizationId;
  readonly connectionId: ConnectionId;
  readonly attemptId: string;
  readonly personId: PersonId;
  readonly operation: 'signin' | 'signup';
  readonly digest: Uint8Array;
  readonly twin: Uint8Array;
  readonly returnTo: string | null;
  readonly stateHash: Uint8Array | null;
  readonly ts: Millis;
  readonly browserHash: Uint8Array;
  readonly address: string;
  readonly expiresAt: Millis;
}

export async function insertAdmission(db: Database, admission: Admission) {
  await insertRow(db, admission);
}

const insertRow = prepared((db, admission: Admission) =>
  db.insertInto('remote_admission').values({
    id: admission.id,
    code_hash: admission.codeHash,
    organization_id: admission.organizationId,
    connection_id: admission.connectionId,
    attempt_id: admission.attemptId,
    person_id: admission.personId,
    operation: admission.operation,
    digest: admission.digest,
    twin: admission.twin,
    return_to: admission.returnTo,
    state_hash: admission.stateHash,
    ts: admission.ts,
    browser_hash: admission.browserHash,
    address: admission.address,
    expires_at: admission.expiresAt,
  }),
);

export async function findAdmission(
  db: Database,
  organizationId: OrganizationId,
  id: string,
): Promise<Admission | undefined> {
  const [row] = (await admissionById(db, { organizationId, id })).rows;
  return (
    row && {
      id: row.id as Id<'adm'>,
      codeHash: row.code_hash,
      organizationId: row.organization_id as OrganizationId,
      connectionId: row.connection_id as ConnectionId,
      attemptId: row.attempt_id,
      personId: row.person_id as PersonId,
      operation: row.operation,
      digest: row.digest,
      twin: row.twin,
      returnTo: row.return_to,
      stateHash: row.state_hash,
      ts: row.ts,
      browserHash: row.browser_hash,
      address: row.address,
      expiresAt: row.expires_at,
    }
  );
}

const admissionById = prepared((db, { organizationId, id }: { organizationId: OrganizationId; id: string }) =>
  db.selectFrom('remote_admission').selectAll().where('organization_id', '=', organizationId).where('id', '=', id),
);

export interface SpentLink {
  readonly connectionId: ConnectionId;
  readonly sessionId: string;
  readonly browserHash: Uint8Array;
  readonly spentAt: Millis;
  readonly expiresAt: Millis;
}

/** Marks a link as spent. False when the mark was there already: in any process, only one call gets true. */
export async function spendMark(db: Database, mark: Uint8Array, link: SpentLink): Promise<boolean> {
  return (await insertMark(db, { ...link, mark })).changed > 0;
}

const insertMark = prepared((db, link: SpentLink & { readonly mark: Uint8Array }) =>
  db
    .insertInto('spent_link')
    .values({
      connection_id: link.connectionId,
      mark: link.mark,
      session_id: link.sessionId,
      browser_hash: link.browserHash,
      spent_at: link.spentAt,
      expires_at: link.expiresAt,
    })
    .onConflict((conflict) => conflict.columns(['connection_id', 'mark']).doNothing()),
);

export async function findSpentLink(db: Database, connectionId: ConnectionId, mark: Uint8Array) {
  const [row] = (await spentByMark(db, { connectionId, mark })).rows;
  return row && { sessionId: row.session_id, browserHash: row.browser_hash, spentAt: row.spent_at };
}

const spentByMark = prepared((db, { connectionId, mark }: { connectionId: ConnectionId; mark: Uint8Array }) =>
  db.selectFrom('spent_link').selectAll().where('connection_id', '=', connectionId).where('mark', '=', mark),
);

/** Forgets what no link can refer to any more. */
export async function deleteExpired(db: Database, now: Millis) {
  await db.deleteFrom('remote_flow').where('expires_at', '<', now).execute();
  await closeUnfinished(db, now);
  await db.deleteFrom('remote_admission').where('expires_at', '<', now).execute();
  await db.deleteFrom('spent_link').where('expires_at', '<', now).execute();
}

/** The browser never came back: that is how the attempt ended. */
async function closeUnfinished(db: Database, now: Millis) {
  await db
    .updateTable('remote_attempt')
    .set({ stage: 'browser', outcome: 'finish_expired' })
    .where('outcome', '=', 'waiting')
    .where('id', 'in', (admissions) =>
      admissions.selectFrom('remote_admission').select('attempt_id').where('expires_at', '<', now),
    )
    .execute();
}
