import { type Change, differences } from '../kit/change.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import { findTakenHost, replaceHosts, updateOrganization } from './organization.queries.ts';
import { isHostName, isPortalName, type Organization } from './organization.ts';

/** What an administrator or a file may change; the portal name is what an organization is known by. */
export type OrganizationSettings = Pick<
  Organization,
  'title' | 'accent' | 'language' | 'features' | 'supportDomain' | 'aliases' | 'isManagedByFile'
>;

export type OrganizationChangeRefusal = `bad_host: ${string}` | `host_taken: ${string}`;

/** Changes what the wish names. Answers the fields that were different. */
export async function changeOrganization(
  ctx: Db & Clock & Emits<DirectoryEvent> & { readonly publicHost: string },
  was: Organization,
  wish: Partial<OrganizationSettings>,
  actor: string,
): Promise<Result<Exclude<Change, 'created'>, OrganizationChangeRefusal>> {
  const sorted = wish.aliases ? { ...wish, aliases: wish.aliases.toSorted() } : wish;
  const fields = differences<OrganizationSettings>(was, sorted);
  if (fields.length === 0) return accept([]);
  const { title, accent, language, features, supportDomain, aliases, isManagedByFile } = { ...was, ...sorted };
  const refused = await checkHosts(ctx, was, [...(supportDomain === null ? [] : [supportDomain]), ...aliases]);
  if (refused) return refuse(refused);
  await replaceHosts(ctx.db, was.id, supportDomain, aliases);
  const managedAt = fields.includes('isManagedByFile') ? { managedAt: isManagedByFile ? ctx.now() : null } : {};
  await updateOrganization(ctx.db, was.id, { title, accent, language, features, ...managedAt });
  ctx.emit({ type: 'organization.changed', organizationId: was.id, actor, fields: fields.join(', ') });
  return accept(fields);
}

async function checkHosts(
  { db, publicHost }: Db & { readonly publicHost: string },
  { id, name }: Organization,
  hosts: readonly string[],
): Promise<OrganizationChangeRefusal | undefined> {
  const bad = hosts.find((host) => !isHostName(host) || host === publicHost);
  if (bad !== undefined) return `bad_host: ${bad}`;
  const taken = hosts.find((host) => isOfAnotherPortal(host, name, publicHost)) ?? (await findTakenHost(db, id, hosts));
  return taken === undefined ? undefined : `host_taken: ${taken}`;
}

/** `<portal name>.<public host>` leads to the portal of that name, whether there is one yet or not. */
function isOfAnotherPortal(host: string, name: string, publicHost: string): boolean {
  if (!host.endsWith(`.${publicHost}`)) return false;
  const label = host.slice(0, -publicHost.length - 1);
  return isPortalName(label) && label !== name;
}
