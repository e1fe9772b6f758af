import { type Change, differences } from '../kit/change.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import type { OrganizationId } from './organization.ts';
import { insertRole, listRoles, updateRole } from './role.queries.ts';
import type { Role } from './role.ts';

export interface RoleWish {
  readonly name: string;
  /** Name of another role; null: it reports to nobody. */
  readonly reportsTo?: string | null;
  readonly shareWithPeers?: boolean;
}

/** A `Result` whose refusal names the role. */
export type RolesOutcome =
  | { readonly ok: true; readonly value: ReadonlyMap<string, Change> }
  | { readonly ok: false; readonly reason: 'unknown_superior' | 'circle'; readonly name: string };

type Ctx = Db & Clock & Emits<DirectoryEvent>;

/** Makes the roles as wished, by their names, and has a configuration file manage them. The tree is checked as it will be, whatever the order of the wishes. */
export async function putRoles(
  ctx: Ctx,
  organizationId: OrganizationId,
  wishes: readonly RoleWish[],
  actor: string,
): Promise<RolesOutcome> {
  const known = new Map((await listRoles(ctx.db, organizationId)).map((role) => [role.name, role]));
  const roles = new Map(known);
  for (const { name } of wishes) if (!roles.has(name)) roles.set(name, await addRole(ctx, organizationId, name));

  const changes = new Map<string, Change>();
  for (const wish of wishes) {
    const { name, reportsTo = null } = wish;
    if (reportsTo !== null && !roles.has(reportsTo)) return { ok: false, reason: 'unknown_superior', name };
    const fields = await changeRole(ctx, organizationId, roles, wish);
    changes.set(name, known.has(name) ? fields : 'created');
  }
  const looped = findCircle([...roles.values()]);
  if (looped !== undefined) return { ok: false, reason: 'circle', name: looped };
  tell(ctx, organizationId, { changes, wishes, actor });
  return accept(changes);
}

async function addRole({ db, now }: Ctx, organizationId: OrganizationId, name: string): Promise<Role> {
  const alone = { name, reportsTo: null, peersShareAt: null, managedAt: now() };
  return { ...alone, id: await insertRole(db, organizationId, alone) };
}

async function changeRole(
  ctx: Ctx,
  organizationId: OrganizationId,
  roles: Map<string, Role>,
  { name, reportsTo, shareWithPeers }: RoleWish,
): Promise<string[]> {
  const was = roles.get(name);
  if (!was) throw new Error(`The role ${name} was just added and is gone`);
  const superior = reportsTo ? roles.get(reportsTo)?.id : null;
  const isOtherwise = shareWithPeers !== undefined && shareWithPeers !== (was.peersShareAt !== null);
  const wish = {
    ...(reportsTo !== undefined && superior !== undefined && { reportsTo: superior }),
    ...(isOtherwise && { peersShareAt: shareWithPeers ? ctx.now() : null }),
    managedAt: was.managedAt ?? ctx.now(),
  };
  const fields = differences<Role>(was, wish);
  const role = { ...was, ...wish };
  if (fields.length > 0) await updateRole(ctx.db, organizationId, role);
  roles.set(name, role);
  return fields.map((field) => wishNames[field] ?? field);
}

const wishNames: Readonly<Record<string, string>> = { peersShareAt: 'shareWithPeers', managedAt: 'isManagedByFile' };

/** The name of a role that is, directly or over others, its own superior. */
function findCircle(roles: readonly Role[]): string | undefined {
  const superiorOf = new Map(roles.map(({ id, reportsTo }) => [id, reportsTo]));
  const isLooped = ({ id, reportsTo }: Role): boolean => {
    const passed = new Set<Role['id']>();
    for (let above = reportsTo; above !== null && !passed.has(above); above = superiorOf.get(above) ?? null) {
      if (above === id) return true;
      passed.add(above);
    }
    return false;
  };
  return roles.find(isLooped)?.name;
}

interface Told {
  readonly changes: ReadonlyMap<string, Change>;
  readonly wishes: readonly RoleWish[];
  readonly actor: string;
}

function tell(ctx: Ctx, organizationId: OrganizationId, { changes, wishes, actor }: Told) {
  for (const { name, reportsTo = null } of wishes) {
    const change = changes.get(name) ?? [];
    if (change === 'created') ctx.emit({ type: 'role.created', organizationId, actor, name, reportsTo });
    else if (change.length > 0)
      ctx.emit({ type: 'role.changed', organizationId, actor, name, fields: change.join(', ') });
  }
}
