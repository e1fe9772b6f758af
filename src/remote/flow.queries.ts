import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import { prepared } from '../store/prepared.ts';
import type { ConnectionId } from './connection.ts';

/** A visitor sent to the Login URL. */
export interface Flow {
  readonly stateHash: Uint8Array;
  readonly organizationId: OrganizationId;
  readonly connectionId: ConnectionId;
  readonly ts: Millis;
  /** A path on the portal; an address of the console for a test. */
  readonly returnTo: string;
  /** The administrator whose test this is. */
  readonly testerId: PersonId | null;
  readonly expiresAt: Millis;
}

export async function insertFlow(db: Database, flow: Flow) {
  await db
    .insertInto('remote_flow')
    .values({
      state_hash: flow.stateHash,
      organization_id: flow.organizationId,
      connection_id: flow.connectionId,
      ts: flow.ts,
      return_to: flow.returnTo,
      tester_id: flow.testerId,
      expires_at: flow.expiresAt,
    })
    .execute();
}

/** The live flows among these states, and those whose redirect carried this `ts`. */
export async function findFlows(
  db: Database,
  organizationId: OrganizationId,
  { stateHashes, ts }: { readonly stateHashes: readonly Uint8Array[]; readonly ts: Millis | undefined },
  now: Millis,
): Promise<readonly Flow[]> {
  const live = { organizationId, now, ts: ts ?? NEVER };
  const byTs = (await flowsByTs(db, live)).rows;
  const byState = await Promise.all(
    stateHashes.map(async (stateHash) => (await flowByState(db, { ...live, stateHash })).rows),
  );
  const rows = [...byState.flat(), ...byTs].toSorted((a, b) => b.ts - a.ts);
  return rows.map((row) => ({
    stateHash: row.state_hash,
    organizationId: row.organization_id as OrganizationId,
    connectionId: row.connection_id as ConnectionId,
    ts: row.ts,
    returnTo: row.return_to,
    testerId: row.tester_id as PersonId | null,
    expiresAt: row.expires_at,
  }));
}

/** No redirect ever carried it. */
const NEVER: Millis = -1;

interface Live {
  readonly organizationId: OrganizationId;
  readonly now: Millis;
}

const liveFlows = (db: Database, { organizationId, now }: Live) =>
  db.selectFrom('remote_flow').selectAll().where('organization_id', '=', organizationId).where('expires_at', '>', now);

const flowsByTs = prepared((db, live: Live & { readonly ts: Millis }) =>
  liveFlows(db, live).where('ts', '=', live.ts).limit(20),
);

const flowByState = prepared((db, live: Live & { readonly stateHash: Uint8Array }) =>
  liveFlows(db, live).where('state_hash', '=', live.stateHash),
);

export async function deleteFlow(db: Database, stateHash: Uint8Array) {
  await db.deleteFrom('remote_flow').where('state_hash', '=', stateHash).execute();
}

export async function deleteTestFlows(db: Database, connectionId: ConnectionId) {
  await db
    .deleteFrom('remote_flow')
    .where('connection_id', '=', connectionId)
    .where('tester_id', 'is not', null)
    .execute();
}
