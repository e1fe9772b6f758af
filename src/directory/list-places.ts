import type { Db } from '../store/database.ts';
import type { OrganizationId } from './organization.ts';
import { listProfiles, listRoles } from './role.queries.ts';
import type { Profile, Role } from './role.ts';

/** Where a representative may stand in an organization. */
export interface Places {
  readonly roles: readonly Role[];
  readonly profiles: readonly Profile[];
}

/** By name. */
export async function listPlaces({ db }: Db, organizationId: OrganizationId): Promise<Places> {
  return { roles: await listRoles(db, organizationId), profiles: await listProfiles(db, organizationId) };
}
