import type { Organization } from '../../directory/organization.ts';
import { putOrganization } from '../../directory/put-organization.ts';
import { putProfile } from '../../directory/put-profile.ts';
import { putRoles } from '../../directory/put-roles.ts';
import { applyConnection } from './apply-connection.ts';
import { type ApplyUnit, actor } from './apply-context.ts';
import { applyPerson } from './apply-person.ts';
import { noteChange } from './changes.ts';
import type { OrganizationEntry } from './file-schema.ts';
import type { PreparedPasswords } from './prepare-passwords.ts';
import type { Path } from './read-file.ts';
import { Refused } from './refused.ts';

/** In the order in which one thing names another: roles and profiles before people and connections. */
export async function applyOrganization(
  unit: ApplyUnit,
  entry: OrganizationEntry,
  at: Path,
  passwords: PreparedPasswords,
): Promise<void> {
  const { roles = [], profiles = [], people = [], remote_authentication: connections = [] } = entry;
  const organization = await putSettings(unit, entry, at);
  await applyRoles(unit, organization, roles, [...at, 'roles']);
  for (const profile of profiles) {
    const change = await putProfile(unit, organization.id, profile, actor);
    noteChange(unit.changes, `profile ${profile.name} of ${entry.name}`, change);
  }
  for (const [index, connection] of connections.entries()) {
    await applyConnection(unit, organization, connection, [...at, 'remote_authentication', index]);
  }
  for (const [index, person] of people.entries()) {
    await applyPerson(unit, { organization, hash: passwords.get(person) }, person, [...at, 'people', index]);
  }
}

async function putSettings(unit: ApplyUnit, entry: OrganizationEntry, at: Path): Promise<Organization> {
  const { name, title, support_domain: supportDomain, aliases, features } = entry;
  const wish = {
    name,
    title,
    isManagedByFile: true,
    ...(supportDomain !== undefined && { supportDomain }),
    ...(aliases && { aliases }),
    ...(features && { features }),
  };
  const put = await putOrganization(unit, wish, actor);
  if (!put.ok) throw new Refused([...at, 'name'], sentenceOf(put.reason));
  noteChange(unit.changes, `organization ${name}`, put.value.change);
  return put.value.organization;
}

function sentenceOf(reason: Extract<Awaited<ReturnType<typeof putOrganization>>, { ok: false }>['reason']): string {
  const [, kind, host] = /^(bad_host|host_taken): (.*)$/.exec(reason) ?? [];
  if (kind === 'bad_host') return `${host} cannot be a host of a portal`;
  if (kind === 'host_taken') return `${host} leads to another organization already`;
  return reason === 'portal_name_taken' ? 'the portal name is taken' : 'the portal name cannot be used';
}

async function applyRoles(
  unit: ApplyUnit,
  { id, name: organization }: Organization,
  roles: NonNullable<OrganizationEntry['roles']>,
  at: Path,
): Promise<void> {
  const wishes = roles.map(({ name, reports_to: reportsTo, share_with_peers: shareWithPeers }) => ({
    name,
    ...(reportsTo !== undefined && { reportsTo }),
    ...(shareWithPeers !== undefined && { shareWithPeers }),
  }));
  const put = await putRoles(unit, id, wishes, actor);
  if (!put.ok) {
    const index = roles.findIndex(({ name }) => name === put.name);
    const superior = roles[index]?.reports_to ?? '';
    const sentence =
      put.reason === 'circle'
        ? `${put.name} would report to itself: the roles must be a tree`
        : `there is no role ${superior} for ${put.name} to report to`;
    throw new Refused([...at, Math.max(index, 0), 'reports_to'], sentence);
  }
  for (const [name, change] of put.value) noteChange(unit.changes, `role ${name} of ${organization}`, change);
}
