import type { OrganizationId } from '../directory/organization.ts';
import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import type { TokenId } from './api-token.ts';

export interface StoredToken {
  readonly id: TokenId;
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly secretHash: Uint8Array;
  readonly createdAt: Millis;
}

export async function insertToken(db: Database, token: StoredToken) {
  await db
    .insertInto('api_token')
    .values({
      id: token.id,
      organization_id: token.organizationId,
      name: token.name,
      secret_hash: token.secretHash,
      permissions: JSON.stringify(token.permissions),
      created_at: token.createdAt,
      last_used_at: null,
      revoked_at: null,
    })
    .execute();
}

/** Revoked tokens are not found. */
export async function findToken(db: Database, id: string) {
  const row = await db
    .selectFrom('api_token')
    .selectAll()
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** The live ones, newest first. */
export async function listTokens(db: Database, organizationId: OrganizationId) {
  const rows = await db
    .selectFrom('api_token')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(fromRow);
}

/** True for the one caller that revoked it. */
export async function revokeToken(
  db: Database,
  organizationId: OrganizationId,
  id: string,
  at: Millis,
): Promise<boolean> {
  const revoked = await db
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return revoked.numUpdatedRows > 0n;
}

export async function markTokenUsed(db: Database, id: TokenId, at: Millis) {
  await db.updateTable('api_token').set({ last_used_at: at }).where('id', '=', id).execute();
}

type TokenRow = {
  id: string;
  organization_id: string;
  name: string;
  secret_hash: Uint8Array;
  permissions: string;
  created_at: number;
  last_used_at: number | null;
};

const fromRow = (row: TokenRow) => ({
  id: row.id as TokenId,
  organizationId: row.organization_id as OrganizationId,
  name: row.name,
  secretHash: row.secret_hash,
  permissions: JSON.parse(row.permissions) as string[],
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
});
