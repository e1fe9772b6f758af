import { shippedProfiles, shippedRoles } from '../../directory/create-organization.ts';
import { listPlaces } from '../../directory/list-places.ts';
import type { Organization } from '../../directory/organization.ts';
import type { Profile, Role } from '../../directory/role.ts';
import { splitRanges } from '../../kit/addresses.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Sealer } from '../../kit/secrets.ts';
import { isAccepted, type Key } from '../../remote/connection.ts';
import { type NamedConnection, readConnections, readKeys } from '../../remote/read-connections.ts';
import type { PlacePolicy } from '../../signin/policy/policy-set.ts';
import { readPolicies } from '../../signin/policy/read-policies.ts';
import type { Db } from '../../store/database.ts';
import type { ConnectionEntry, OrganizationEntry } from '../apply/file-schema.ts';
import { describeSignIn, signInOfPlace, smsOf } from './describe-sign-in.ts';
import { listEveryone } from './list-everyone.ts';
import type { Variables } from './name-variables.ts';

export interface Exported {
  readonly entry: OrganizationEntry;
  /** What a reader should know that the entry cannot say. */
  readonly remarks: readonly string[];
}

type Ctx = Db & Clock & { readonly sealer: Sealer };

/** All that a file can hold of an organization, in the order of the documents; a secret is named, never told. */
export async function readPortal(
  ctx: Ctx,
  organization: Organization,
  { people, variables }: { readonly people: 'with' | 'without'; readonly variables: Variables },
): Promise<Exported> {
  const { id, name, title, accent, language, supportDomain, aliases, features } = organization;
  // People and connections first: the roles and profiles that they name are read after them, and so are there.
  const everyone = people === 'with' ? { people: await listEveryone(ctx, id) } : {};
  const connections: Described[] = [];
  for (const connection of await readConnections(ctx, id))
    connections.push(await describeConnection(ctx, organization, connection, variables));
  const { roles, profiles } = await listPlaces(ctx, id);
  const policies = await readPolicies(ctx, id);
  const entry = {
    name,
    title,
    ...(!hasShipped(roles, profiles) && { starts_with: 'nothing' as const }),
    accent: accent === null ? 'none' : `#${accent}`,
    language,
    support_domain: supportDomain,
    aliases: [...aliases],
    features: { ...features, ...smsOf(policies) },
    remote_authentication: connections.map((connection) => connection.entry),
    ...describeSignIn(policies),
    roles: describeRoles(roles, policies.roles),
    profiles: profiles.map(({ id, name, permissions }) => ({
      name,
      permissions: [...permissions],
      ...signInOfPlace(policies.profiles, id),
    })),
    ...everyone,
  };
  return { entry, remarks: connections.flatMap(({ remarks }) => remarks) };
}

/** Then the file names them all, and a new organization may as well start with them. */
const hasShipped = (roles: readonly Role[], profiles: readonly Profile[]): boolean =>
  shippedRoles.every((name) => roles.some((role) => role.name === name)) &&
  shippedProfiles.every(({ name }) => profiles.some((profile) => profile.name === name));

interface Described {
  readonly entry: ConnectionEntry;
  readonly remarks: readonly string[];
}

async function describeConnection(
  ctx: Ctx,
  organization: Organization,
  connection: NamedConnection,
  variables: Variables,
): Promise<Described> {
  const accepted = (await readKeys(ctx, connection)).filter((key) => isAccepted(key, ctx.now()));
  const keys = accepted.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const isOn = connection.enabledAt !== null;
  const thing = `connection ${connection.name} of ${organization.name}`;
  const describeKey = ({ name, state }: Key) => ({
    name,
    state,
    secret: `env:${variables.name([organization.name, connection.name, name], `key ${name} of ${thing}`)}`,
  });
  const entry: ConnectionEntry = {
    name: connection.name,
    dialect: connection.dialect as NonNullable<ConnectionEntry['dialect']>,
    enabled: isOn && keys.length > 0,
    login_url: connection.loginUrl,
    logout_url: connection.logoutUrl,
    ip_ranges: splitRanges(connection.ipRanges),
    audience: connection.audience,
    compatibility: connection.compatibility,
    assurance: connection.grantedAal,
    default_role: connection.defaultRole,
    default_profile: connection.defaultProfile,
    options: { ...connection.options },
    keys: keys.map(describeKey),
  };
  const remark = `The ${thing} is switched on without a key that is accepted, so it is written as switched off.`;
  return { entry, remarks: isOn && keys.length === 0 ? [remark] : [] };
}

/** Each after the one it reports to. */
function describeRoles(
  roles: readonly Role[],
  policies: readonly PlacePolicy[],
  superior: Role | null = null,
): NonNullable<OrganizationEntry['roles']> {
  return roles
    .filter(({ reportsTo }) => reportsTo === (superior?.id ?? null))
    .flatMap((role) => [
      {
        name: role.name,
        reports_to: superior?.name ?? null,
        share_with_peers: role.peersShareAt !== null,
        ...signInOfPlace(policies, role.id),
      },
      ...describeRoles(roles, policies, role),
    ]);
}
