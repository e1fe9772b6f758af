import { hasAdministrator } from '../../directory/has-administrator.ts';
import type { Organization } from '../../directory/organization.ts';
import { putOrganization } from '../../directory/put-organization.ts';
import { putProfile } from '../../directory/put-profile.ts';
import { putRoles } from '../../directory/put-roles.ts';
import type { Change } from '../../kit/change.ts';
import { forgetLostPolicies } from '../../signin/policy/forget-lost-policies.ts';
import { applyConnection } from './apply-connection.ts';
import { type ApplyUnit, actor } from './apply-context.ts';
import { applyPerson } from './apply-person.ts';
import { applySignIn } from './apply-sign-in.ts';
import { noteChange } from './changes.ts';
import type { OrganizationEntry } from './file-schema.ts';
import type { PreparedPasswords } from './prepare-passwords.ts';
import type { Path } from './read-file.ts';
import { Refused } from './refused.ts';
import { settleConnections } from './settle-connections.ts';
import { settlePeople } from './settle-people.ts';
import { settleProfiles, settleRoles } from './settle-places.ts';

/** In the order in which one thing names another: roles and profiles before people and connections. */
export async function applyOrganization(
  unit: ApplyUnit,
  entry: OrganizationEntry,
  at: Path,
  passwords: PreparedPasswords,
): Promise<void> {
  const { roles = [], profiles = [], people = [], remote_authentication: connections = [] } = entry;
  const { organization, isNew } = await putSettings(unit, entry, at);
  const hadAdministrator = await hasAdministrator(unit, organization.id);
  // Of a new organization everything that its file names is new, although some of it is shipped.
  const note = (thing: string, change: Change) =>
    noteChange(unit.changes, `${thing} of ${entry.name}`, isNew ? 'created' : change);
  for (const [name, change] of await applyRoles(unit, organization, roles, [...at, 'roles'])) {
    note(`role ${name}`, change);
  }
  for (const profile of profiles) {
    note(`profile ${profile.name}`, await putProfile(unit, organization.id, profile, actor));
  }
  // Before the others, which may have the keys of those that go.
  await settleConnections(unit, organization, entry.remote_authentication);
  for (const [index, connection] of connections.entries()) {
    await applyConnection(unit, organization, connection, [...at, 'remote_authentication', index]);
  }
  for (const [index, person] of people.entries()) {
    await applyPerson(unit, { organization, hash: passwords.get(person) }, person, [...at, 'people', index]);
  }
  await settlePeople(unit, organization, entry.people, [...at, 'people']);
  await settleRoles(unit, organization, entry.roles, [...at, 'roles']);
  await settleProfiles(unit, organization, entry.profiles, [...at, 'profiles']);
  await forgetLostPolicies(unit, organization.id);
  await applySignIn(unit, organization, entry, at);
  if (hadAdministrator && !(await hasAdministrator(unit, organization.id))) throw new Refused(at, nobodyLeft);
}

const nobodyLeft =
  'nobody would be left who may use the console: leave an active representative a profile with the permission "*"';

async function putSettings(unit: ApplyUnit, entry: OrganizationEntry, at: Path) {
  const {
    name,
    title,
    starts_with: startsWith,
    accent,
    language,
    support_domain: supportDomain,
    aliases,
    features,
  } = entry;
  const wish = {
    name,
    title,
    isManagedByFile: true,
    ...(startsWith && { startsWith }),
    ...(accent !== undefined && { accent: accent === 'none' ? null : accent.slice(1).toLowerCase() }),
    ...(language && { language }),
    ...(supportDomain !== undefined && { supportDomain }),
    ...(aliases && { aliases }),
    ...(features?.remote_authentication !== undefined && {
      features: { remote_authentication: features.remote_authentication },
    }),
  };
  const put = await putOrganization(unit, wish, actor);
  if (!put.ok) throw new Refused([...at, 'name'], sentenceOf(put.reason));
  const { organization, change } = put.value;
  noteChange(unit.changes, `organization ${name}`, change);
  return { organization, isNew: change === 'created' };
}

function sentenceOf(reason: Extract<Awaited<ReturnType<typeof putOrganization>>, { ok: false }>['reason']): string {
  const [, kind, host] = /^(bad_host|host_taken): (.*)$/.exec(reason) ?? [];
  if (kind === 'bad_host') return `${host} cannot be a host of a portal`;
  if (kind === 'host_taken') return `${host} leads to another organization already`;
  return reason === 'portal_name_taken' ? 'the portal name is taken' : 'the portal name cannot be used';
}

async function applyRoles(
  unit: ApplyUnit,
  { id }: Organization,
  roles: NonNullable<OrganizationEntry['roles']>,
  at: Path,
): Promise<ReadonlyMap<string, Change>> {
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
  return put.value;
}
