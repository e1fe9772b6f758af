import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import type { OrganizationId } from './organization.ts';
import { listHolders } from './person.queries.ts';
import { deletePlace, listRoles } from './role.queries.ts';
import type { Profile, Role } from './role.ts';

/** A `Result` whose refusal names the role or profile, and who has it: roles by their name, people by their address. */
export type RemovalOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly name: string; readonly heldBy: readonly string[] };

type Ctx = Db & Emits<DirectoryEvent>;

/** Removes roles, all or none: nobody may have one, and no role that stays may report to one. No connection gives them. */
export async function removeRoles(
  ctx: Ctx,
  organizationId: OrganizationId,
  roles: readonly Role[],
  actor: string,
): Promise<RemovalOutcome> {
  const gone = new Set(roles.map(({ id }) => id));
  const staying = (await listRoles(ctx.db, organizationId)).filter(({ id }) => !gone.has(id));
  for (const { id, name } of roles) {
    const below = staying.filter(({ reportsTo }) => reportsTo === id).map((role) => `the role ${role.name}`);
    const heldBy = [...below, ...(await listHolders(ctx.db, organizationId, 'role_id', id))];
    if (heldBy.length > 0) return { ok: false, name, heldBy };
  }
  for (const { id, name } of roles) {
    await deletePlace(ctx.db, organizationId, 'role', id);
    ctx.emit({ type: 'role.removed', organizationId, actor, name });
  }
  return { ok: true };
}

/** Removes profiles, all or none: nobody may have one. No connection gives them. */
export async function removeProfiles(
  ctx: Ctx,
  organizationId: OrganizationId,
  profiles: readonly Profile[],
  actor: string,
): Promise<RemovalOutcome> {
  for (const { id, name } of profiles) {
    const heldBy = await listHolders(ctx.db, organizationId, 'profile_id', id);
    if (heldBy.length > 0) return { ok: false, name, heldBy };
  }
  for (const { id, name } of profiles) {
    await deletePlace(ctx.db, organizationId, 'profile', id);
    ctx.emit({ type: 'profile.removed', organizationId, actor, name });
  }
  return { ok: true };
}
