import type { Millis } from '../kit/clock.ts';
import { findLanguage, type Language } from '../kit/language.ts';
import type { Database } from '../store/database.ts';
import { prepared } from '../store/prepared.ts';
import type { Features, Organization, OrganizationId } from './organization.ts';
import { shippedFeatures } from './organization.ts';

export const findOrganizationById = (db: Database, id: OrganizationId) => findBy(db, 'id', id);

export const findOrganizationByName = (db: Database, name: string) => findBy(db, 'name', name);

/** The organization a host name belongs to, and as what. */
export const findHost = async (db: Database, hostname: string) => (await hostByName(db, { hostname })).rows[0];

const hostByName = prepared((db, { hostname }: { hostname: string }) =>
  db.selectFrom('organization_host').selectAll().where('hostname', '=', hostname),
);

const organizationById = prepared((db, { value }: { value: string }) =>
  db.selectFrom('organization').selectAll().where('id', '=', value),
);

const organizationByName = prepared((db, { value }: { value: string }) =>
  db.selectFrom('organization').selectAll().where('name', '=', value),
);

const hostsOf = prepared((db, { id }: { id: string }) =>
  db.selectFrom('organization_host').selectAll().where('organization_id', '=', id).orderBy('hostname'),
);

export async function listOrganizations(db: Database): Promise<readonly Organization[]> {
  const rows = await db.selectFrom('organization').select('id').orderBy('name').execute();
  const found = await Promise.all(rows.map(({ id }) => findBy(db, 'id', id)));
  return found.filter((organization) => organization !== undefined);
}

export async function insertOrganization(db: Database, { id, name, title, features }: Organization, at: Millis) {
  const values = {
    id,
    name,
    title,
    accent: null,
    features: JSON.stringify(features),
    created_at: at,
    managed_at: null,
  };
  await db.insertInto('organization').values(values).execute();
}

export interface OrganizationChange {
  readonly title?: string;
  readonly accent?: string | null;
  readonly language?: Language;
  readonly features?: Features;
  readonly managedAt?: Millis | null;
}

export async function updateOrganization(db: Database, id: OrganizationId, change: OrganizationChange) {
  const { title, accent, language, features, managedAt } = change;
  const values = {
    ...(title !== undefined && { title }),
    ...(accent !== undefined && { accent }),
    ...(language !== undefined && { language }),
    ...(features !== undefined && { features: JSON.stringify(features) }),
    ...(managedAt !== undefined && { managed_at: managedAt }),
  };
  if (Object.keys(values).length > 0) await db.updateTable('organization').set(values).where('id', '=', id).execute();
}

/** The first of these hosts that another organization has. */
export async function findTakenHost(
  db: Database,
  id: OrganizationId,
  hosts: readonly string[],
): Promise<string | undefined> {
  if (hosts.length === 0) return undefined;
  const taken = await db
    .selectFrom('organization_host')
    .select('hostname')
    .where('hostname', 'in', hosts)
    .where('organization_id', '!=', id)
    .executeTakeFirst();
  return taken?.hostname;
}

/** Replaces the hosts of an organization. False when one of them belongs to another organization: nothing is changed then. */
export async function replaceHosts(
  db: Database,
  id: OrganizationId,
  supportDomain: string | null,
  aliases: readonly string[],
) {
  const wanted = [...(supportDomain ? [supportDomain] : []), ...aliases];
  if (await findTakenHost(db, id, wanted)) return false;
  await db.deleteFrom('organization_host').where('organization_id', '=', id).execute();
  const row = (hostname: string, kind: 'support_domain' | 'alias') => ({ hostname, organization_id: id, kind });
  const rows = [
    ...(supportDomain ? [row(supportDomain, 'support_domain')] : []),
    ...aliases.map((name) => row(name, 'alias')),
  ];
  if (rows.length > 0) await db.insertInto('organization_host').values(rows).execute();
  return true;
}

/** Whoever changes the same organization waits until this unit of work is committed. */
export async function lockOrganization(db: Database, id: OrganizationId) {
  await db
    .updateTable('organization')
    .set(({ ref }) => ({ name: ref('name') }))
    .where('id', '=', id)
    .execute();
}

async function findBy(db: Database, column: 'id' | 'name', value: string): Promise<Organization | undefined> {
  const find = column === 'id' ? organizationById : organizationByName;
  const row = (await find(db, { value })).rows[0];
  if (!row) return undefined;
  const { rows: hosts } = await hostsOf(db, { id: row.id });
  return {
    id: row.id as OrganizationId,
    name: row.name,
    title: row.title,
    accent: row.accent,
    language: findLanguage([row.language]) ?? 'en',
    features: { ...shippedFeatures, ...(JSON.parse(row.features) as Partial<Features>) },
    supportDomain: hosts.find(({ kind }) => kind === 'support_domain')?.hostname ?? null,
    aliases: hosts.filter(({ kind }) => kind === 'alias').map(({ hostname }) => hostname),
    isManagedByFile: row.managed_at !== null,
  };
}
