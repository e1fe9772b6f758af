import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import type { OrganizationId } from './organization.ts';
import type { PersonKind, ProfileId, RoleId } from './person.ts';
import { listProfiles, listRoles } from './role.queries.ts';

interface PlaceNames {
  readonly organizationId: OrganizationId;
  readonly kind: PersonKind;
  readonly role: string | null;
  readonly profile: string | null;
}

interface Place {
  readonly roleId: RoleId | null;
  readonly profileId: ProfileId | null;
}

/** The role and the profile of a representative, by their names; a customer has neither. */
export async function findPlace(
  ctx: Db,
  { organizationId, kind, role, profile }: PlaceNames,
): Promise<Result<Place, 'unknown_role' | 'unknown_profile'>> {
  if (kind === 'customer') return accept({ roleId: null, profileId: null });
  const roleId = await findRoleId(ctx, organizationId, role);
  const profileId = await findProfileId(ctx, organizationId, profile);
  if (!roleId) return refuse('unknown_role');
  return profileId ? accept({ roleId, profileId }) : refuse('unknown_profile');
}

/** Matched exactly. */
export async function findRoleId(
  { db }: Db,
  organizationId: OrganizationId,
  wanted: string | null,
): Promise<RoleId | undefined> {
  return (await listRoles(db, organizationId)).find(({ name }) => name === wanted)?.id;
}

/** Matched exactly. */
export async function findProfileId(
  { db }: Db,
  organizationId: OrganizationId,
  wanted: string | null,
): Promise<ProfileId | undefined> {
  return (await listProfiles(db, organizationId)).find(({ name }) => name === wanted)?.id;
}
