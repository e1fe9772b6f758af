import { newId } from '../kit/ids.ts';
import type { Database } from '../store/database.ts';
import type { OrganizationId } from './organization.ts';
import type { ProfileId, RoleId } from './person.ts';
import type { Profile, Role } from './role.ts';

export async function listRoles(db: Database, organizationId: OrganizationId): Promise<readonly Role[]> {
  const rows = await db
    .selectFrom('role')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    id: row.id as RoleId,
    name: row.name,
    reportsTo: row.reports_to as RoleId | null,
    peersShareAt: row.peers_share_at,
    managedAt: row.managed_at,
  }));
}

export async function listProfiles(db: Database, organizationId: OrganizationId): Promise<readonly Profile[]> {
  const rows = await db
    .selectFrom('profile')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    id: row.id as ProfileId,
    name: row.name,
    permissions: JSON.parse(row.permissions) as string[],
    managedAt: row.managed_at,
  }));
}

export async function insertRole(
  db: Database,
  organizationId: OrganizationId,
  role: Omit<Role, 'id'>,
): Promise<RoleId> {
  const id = newId('rol');
  const { name, reportsTo, peersShareAt, managedAt } = role;
  const values = { id, organization_id: organizationId, name, reports_to: reportsTo };
  await db
    .insertInto('role')
    .values({ ...values, peers_share_at: peersShareAt, managed_at: managedAt })
    .execute();
  return id;
}

export async function updateRole(
  db: Database,
  organizationId: OrganizationId,
  { id, reportsTo, peersShareAt, managedAt }: Role,
) {
  await db
    .updateTable('role')
    .set({ reports_to: reportsTo, peers_share_at: peersShareAt, managed_at: managedAt })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

export async function insertProfile(
  db: Database,
  organizationId: OrganizationId,
  profile: Omit<Profile, 'id'>,
): Promise<ProfileId> {
  const id = newId('prf');
  const values = {
    id,
    organization_id: organizationId,
    name: profile.name,
    permissions: JSON.stringify(profile.permissions),
    managed_at: profile.managedAt,
  };
  await db.insertInto('profile').values(values).execute();
  return id;
}

export async function updateProfile(
  db: Database,
  organizationId: OrganizationId,
  { id, permissions, managedAt }: Profile,
) {
  await db
    .updateTable('profile')
    .set({ permissions: JSON.stringify(permissions), managed_at: managedAt })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

/** Nobody may hold them, and no connection may give them, any more. */
export async function deletePlace(
  db: Database,
  organizationId: OrganizationId,
  table: 'role' | 'profile',
  id: RoleId | ProfileId,
) {
  await db.deleteFrom(table).where('organization_id', '=', organizationId).where('id', '=', id).execute();
}
