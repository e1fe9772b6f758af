import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import type { OrganizationId } from './organization.ts';
import { updateProfile, updateRole } from './role.queries.ts';
import type { Profile, Role } from './role.ts';

type Ctx = Db & Emits<DirectoryEvent>;

const fields = 'isManagedByFile';

/** No configuration file manages the role any more. */
export async function releaseRole(ctx: Ctx, organizationId: OrganizationId, role: Role, actor: string): Promise<void> {
  await updateRole(ctx.db, organizationId, { ...role, managedAt: null });
  ctx.emit({ type: 'role.changed', organizationId, actor, name: role.name, fields });
}

/** No configuration file manages the profile any more. */
export async function releaseProfile(
  ctx: Ctx,
  organizationId: OrganizationId,
  profile: Profile,
  actor: string,
): Promise<void> {
  await updateProfile(ctx.db, organizationId, { ...profile, managedAt: null });
  const permissions = profile.permissions.join(', ');
  ctx.emit({ type: 'profile.changed', organizationId, actor, name: profile.name, permissions, fields });
}
