import type { Database } from '../../src/store/database.ts';

/**
 * All that a file can hold of every organization, read from the tables themselves: no ids, no times, no secrets. Of keys
 * only those that are still accepted at this time.
 */
export async function seePortals(db: Database, now: number) {
  const organizations = await db.selectFrom('organization').selectAll().orderBy('name').execute();
  return Promise.all(
    organizations.map(async ({ id, name, title, accent, language, features }) => ({
      name,
      title,
      accent,
      language,
      features: JSON.parse(features) as unknown,
      hosts: await seeHosts(db, id),
      roles: await seeRoles(db, id),
      profiles: await seeProfiles(db, id),
      connections: await seeConnections(db, id, now),
      people: await seePeople(db, id),
      policies: await seePolicies(db, id),
    })),
  );
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);

const seeHosts = (db: Database, id: string) =>
  db
    .selectFrom('organization_host')
    .select(['hostname', 'kind'])
    .where('organization_id', '=', id)
    .orderBy('hostname')
    .execute();

async function seePolicies(db: Database, id: string) {
  const policies = await db
    .selectFrom('sign_in_policy')
    .leftJoin('role', 'role.id', 'sign_in_policy.scope_id')
    .leftJoin('profile', 'profile.id', 'sign_in_policy.scope_id')
    .select(['scope', 'policy', 'role.name as role', 'profile.name as profile', 'scope_id'])
    .where('sign_in_policy.organization_id', '=', id)
    .execute();
  return policies
    .map(({ scope, scope_id, policy, role, profile }) => ({
      name: `${scope} ${role ?? profile ?? (scope === 'kind' ? scope_id : '')}`,
      policy: JSON.parse(policy) as unknown,
    }))
    .sort(byName);
}

async function seeRoles(db: Database, id: string) {
  const roles = await db.selectFrom('role').selectAll().where('organization_id', '=', id).execute();
  const nameOf = (role: string | null) => roles.find((other) => other.id === role)?.name ?? null;
  return roles
    .map(({ name, reports_to, peers_share_at }) => ({
      name,
      reportsTo: nameOf(reports_to),
      sharesWithPeers: peers_share_at !== null,
    }))
    .sort(byName);
}

async function seeProfiles(db: Database, id: string) {
  const profiles = await db.selectFrom('profile').selectAll().where('organization_id', '=', id).execute();
  return profiles
    .map(({ name, permissions }) => ({ name, permissions: JSON.parse(permissions) as unknown }))
    .sort(byName);
}

async function seeConnections(db: Database, id: string, now: number) {
  const connections = await db
    .selectFrom('connection')
    .leftJoin('role', 'role.id', 'connection.default_role_id')
    .leftJoin('profile', 'profile.id', 'connection.default_profile_id')
    .selectAll('connection')
    .select(['role.name as role', 'profile.name as profile'])
    .where('connection.organization_id', '=', id)
    .execute();
  const seen = connections.map(async (one) => ({
    name: one.name,
    dialect: one.dialect,
    loginUrl: one.login_url,
    logoutUrl: one.logout_url,
    ipRanges: one.ip_ranges.split(/[,\s]+/),
    audience: one.audience,
    compatibility: one.compatibility,
    assurance: one.granted_aal,
    role: one.role,
    profile: one.profile,
    options: JSON.parse(one.options) as unknown,
    isOn: one.enabled_at !== null,
    keys: await seeKeys(db, one.id, now),
  }));
  return (await Promise.all(seen)).sort(byName);
}

async function seeKeys(db: Database, connectionId: string, now: number) {
  const keys = await db
    .selectFrom('connection_key')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('state', '!=', 'revoked')
    .execute();
  return keys
    .filter(({ retires_at }) => retires_at === null || retires_at > now)
    .map(({ name, state }) => ({ name, state }))
    .sort(byName);
}

async function seePeople(db: Database, id: string) {
  const people = await db
    .selectFrom('person')
    .leftJoin('role', 'role.id', 'person.role_id')
    .leftJoin('profile', 'profile.id', 'person.profile_id')
    .select(['person.id', 'person.kind', 'person.full_name', 'person.deactivated_at'])
    .select(['role.name as role', 'profile.name as profile'])
    .where('person.organization_id', '=', id)
    .execute();
  const identifiers = await db.selectFrom('identifier').selectAll().where('organization_id', '=', id).execute();
  return people
    .map(({ id: personId, deactivated_at, ...person }) => ({
      ...person,
      isActive: deactivated_at === null,
      identifiers: identifiers
        .filter(({ person_id }) => person_id === personId)
        .map(({ kind, value, verified_at }) => `${kind} ${value} ${verified_at === null ? 'asserted' : 'verified'}`)
        .sort(),
    }))
    .sort((a, b) => ((a.identifiers[0] ?? '') < (b.identifiers[0] ?? '') ? -1 : 1));
}
