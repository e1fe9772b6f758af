import type { OrganizationId } from '../directory/organization.ts';
import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import { prepared } from '../store/prepared.ts';
import type { ConnectionId, KeyId, KeyState, SealedKey } from './connection.ts';

/** False when a key with this secret exists already, in any connection. */
export async function insertKey(db: Database, key: SealedKey): Promise<boolean> {
  const added = await db
    .insertInto('connection_key')
    .values({
      id: key.id,
      organization_id: key.organizationId,
      connection_id: key.connectionId,
      name: key.name,
      state: key.state,
      secret: key.secret,
      secret_digest: key.secretDigest,
      fingerprint: key.fingerprint,
      created_at: key.createdAt,
      last_used_at: key.lastUsedAt,
      retires_at: key.retiresAt,
      managed_at: key.managedAt,
    })
    .onConflict((conflict) => conflict.column('secret_digest').doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Oldest first. */
export async function listKeys(
  db: Database,
  organizationId: OrganizationId,
  connectionId: string,
): Promise<readonly SealedKey[]> {
  const rows = await db
    .selectFrom('connection_key')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('connection_id', '=', connectionId)
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** The keys of all connections of an organization, oldest first. */
export async function listAllKeys(db: Database, organizationId: OrganizationId): Promise<readonly SealedKey[]> {
  return (await keysOf(db, { organizationId })).rows.map(fromRow);
}

const keysOf = prepared((db, { organizationId }: { organizationId: OrganizationId }) =>
  db.selectFrom('connection_key').selectAll().where('organization_id', '=', organizationId).orderBy('id'),
);

/** Of all organizations: for whoever administers the installation. */
export async function listEveryKey(db: Database): Promise<readonly SealedKey[]> {
  return (await db.selectFrom('connection_key').selectAll().orderBy('id').execute()).map(fromRow);
}

export async function findKey(
  db: Database,
  organizationId: OrganizationId,
  id: string,
): Promise<SealedKey | undefined> {
  const [row] = (await keyById(db, { organizationId, id })).rows;
  return row && fromRow(row);
}

const keyById = prepared((db, { organizationId, id }: { organizationId: OrganizationId; id: string }) =>
  db.selectFrom('connection_key').selectAll().where('organization_id', '=', organizationId).where('id', '=', id),
);

export async function updateKeyState(db: Database, id: KeyId, state: KeyState, retiresAt: Millis | null) {
  await db.updateTable('connection_key').set({ state, retires_at: retiresAt }).where('id', '=', id).execute();
}

export async function updateKeyManagement(db: Database, id: KeyId, managedAt: Millis | null) {
  await db.updateTable('connection_key').set({ managed_at: managedAt }).where('id', '=', id).execute();
}

export async function markKeyUsed(db: Database, id: KeyId, at: Millis) {
  await db.updateTable('connection_key').set({ last_used_at: at }).where('id', '=', id).execute();
}

export async function insertReveal(
  db: Database,
  reveal: {
    readonly secretHash: Uint8Array;
    readonly keyId: KeyId;
    readonly personId: string;
    readonly expiresAt: Millis;
  },
) {
  const { secretHash, keyId, personId, expiresAt } = reveal;
  await db
    .insertInto('key_reveal')
    .values({ secret_hash: secretHash, key_id: keyId, person_id: personId, expires_at: expiresAt, used_at: null })
    .execute();
}

export async function findReveal(db: Database, secretHash: Uint8Array, now: Millis) {
  return db
    .selectFrom('key_reveal')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst();
}

/** True for the one caller that used it. */
export async function spendReveal(db: Database, secretHash: Uint8Array, now: Millis): Promise<boolean> {
  const spent = await db
    .updateTable('key_reveal')
    .set({ used_at: now })
    .where('secret_hash', '=', secretHash)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return spent.numUpdatedRows > 0n;
}

type KeyRow = {
  id: string;
  organization_id: string;
  connection_id: string;
  name: string;
  state: KeyState;
  secret: Uint8Array;
  secret_digest: Uint8Array;
  fingerprint: string;
  created_at: number;
  last_used_at: number | null;
  retires_at: number | null;
  managed_at: number | null;
};

const fromRow = (row: KeyRow): SealedKey => ({
  id: row.id as KeyId,
  organizationId: row.organization_id as OrganizationId,
  connectionId: row.connection_id as ConnectionId,
  name: row.name,
  state: row.state,
  secret: row.secret,
  secretDigest: row.secret_digest,
  fingerprint: row.fingerprint,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  retiresAt: row.retires_at,
  managedAt: row.managed_at,
});
