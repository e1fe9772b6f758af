import type { OrganizationId } from '../directory/organization.ts';
import type { ProfileId, RoleId } from '../directory/person.ts';
import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import { prepared } from '../store/prepared.ts';
import { type Connection, type ConnectionId, type ConnectionOptions, shippedOptions } from './connection.ts';

export async function findConnection(
  db: Database,
  organizationId: OrganizationId,
  id: string,
): Promise<Connection | undefined> {
  const [row] = (await connectionById(db, { organizationId, id })).rows;
  return row && fromRow(row);
}

const connectionById = prepared((db, { organizationId, id }: { organizationId: OrganizationId; id: string }) =>
  db.selectFrom('connection').selectAll().where('organization_id', '=', organizationId).where('id', '=', id),
);

/** By name. */
export async function listConnections(db: Database, organizationId: OrganizationId): Promise<readonly Connection[]> {
  return (await connectionsOf(db, { organizationId })).rows.map(fromRow);
}

const connectionsOf = prepared((db, { organizationId }: { organizationId: OrganizationId }) =>
  db.selectFrom('connection').selectAll().where('organization_id', '=', organizationId).orderBy('name'),
);

export async function insertConnection(db: Database, connection: Connection) {
  await db.insertInto('connection').values(toRow(connection)).execute();
}

export async function updateConnection(db: Database, connection: Connection) {
  const { id, organization_id, ...values } = toRow(connection);
  await db
    .updateTable('connection')
    .set(values)
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .execute();
}

export async function deleteConnection(
  db: Database,
  { organizationId, id }: Pick<Connection, 'organizationId' | 'id'>,
) {
  await db.deleteFrom('connection').where('organization_id', '=', organizationId).where('id', '=', id).execute();
}

export async function markTested(db: Database, id: ConnectionId, at: Millis) {
  await db.updateTable('connection').set({ tested_at: at }).where('id', '=', id).execute();
}

/** Of these connections, the one that the session left by has a Logout URL. */
export async function findLogoutUrl(
  db: Database,
  organizationId: OrganizationId,
  connectionId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('connection')
    .select('logout_url')
    .where('organization_id', '=', organizationId)
    .where('id', '=', connectionId)
    .where('enabled_at', 'is not', null)
    .executeTakeFirst();
  return row?.logout_url;
}

interface ConnectionRow {
  id: string;
  organization_id: string;
  name: string;
  dialect: string;
  login_url: string;
  logout_url: string;
  ip_ranges: string;
  audience: 'customers' | 'everyone';
  compatibility: 'hardened' | 'letter';
  default_role_id: string | null;
  default_profile_id: string | null;
  options: string;
  created_at: number;
  tested_at: number | null;
  enabled_at: number | null;
  managed_at: number | null;
  granted_aal: number;
}

const fromRow = (row: ConnectionRow): Connection => ({
  id: row.id as ConnectionId,
  organizationId: row.organization_id as OrganizationId,
  name: row.name,
  dialect: row.dialect,
  loginUrl: row.login_url,
  logoutUrl: row.logout_url,
  ipRanges: row.ip_ranges,
  audience: row.audience,
  compatibility: row.compatibility,
  defaultRoleId: row.default_role_id as RoleId | null,
  defaultProfileId: row.default_profile_id as ProfileId | null,
  options: { ...shippedOptions, ...(JSON.parse(row.options) as Partial<ConnectionOptions>) },
  createdAt: row.created_at,
  testedAt: row.tested_at,
  enabledAt: row.enabled_at,
  isManagedByFile: row.managed_at !== null,
  grantedAal: row.granted_aal === 2 ? 2 : 1,
});

const toRow = (connection: Connection): ConnectionRow => ({
  id: connection.id,
  organization_id: connection.organizationId,
  name: connection.name,
  dialect: connection.dialect,
  login_url: connection.loginUrl,
  logout_url: connection.logoutUrl,
  ip_ranges: connection.ipRanges,
  audience: connection.audience,
  compatibility: connection.compatibility,
  default_role_id: connection.defaultRoleId,
  default_profile_id: connection.defaultProfileId,
  options: JSON.stringify(connection.options),
  created_at: connection.createdAt,
  tested_at: connection.testedAt,
  enabled_at: connection.enabledAt,
  managed_at: connection.isManagedByFile ? connection.createdAt : null,
  granted_aal: connection.grantedAal,
});
