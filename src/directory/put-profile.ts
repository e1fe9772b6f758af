import type { Change } from '../kit/change.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import type { OrganizationId } from './organization.ts';
import { insertProfile, listProfiles, updateProfile } from './role.queries.ts';

export interface ProfileWish {
  readonly name: string;
  readonly permissions: readonly string[];
}

/** Makes the profile as wished, by its name, and has a configuration file manage it. */
export async function putProfile(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  organizationId: OrganizationId,
  wish: ProfileWish,
  actor: string,
): Promise<Change> {
  const { name } = wish;
  const profiles = await listProfiles(ctx.db, organizationId);
  const was = profiles.find((profile) => profile.name === name);
  const permissions = wish.permissions.join(', ');
  if (!was) {
    await insertProfile(ctx.db, organizationId, { ...wish, managedAt: ctx.now() });
    ctx.emit({ type: 'profile.created', organizationId, actor, name, permissions });
    return 'created';
  }
  const change = [
    ...(isSameSet(was.permissions, wish.permissions) ? [] : ['permissions']),
    ...(was.managedAt === null ? ['isManagedByFile'] : []),
  ];
  if (change.length === 0) return [];
  const profile = { ...was, permissions: wish.permissions, managedAt: was.managedAt ?? ctx.now() };
  await updateProfile(ctx.db, organizationId, profile);
  ctx.emit({ type: 'profile.changed', organizationId, actor, name, permissions, fields: change.join(', ') });
  return change;
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  new Set(a).size === new Set(b).size && a.every((permission) => b.includes(permission));
