import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import type { Features, Organization, OrganizationId } from './organization.ts';
import { shippedFeatures } from './organization.ts';

export const findOrganizationById = (db: Database, id: OrganizationId) => findBy(db, 'id', id);

export const findOrganizationByName = (db: Database, name: string) => findBy(db, 'name', name);

/** The organization a host name belongs to, and as what. */
export async function findHost(db: Database, hostname: string) {
  return db.selectFrom('organization_host').selectAll().where('hostname', '=', hostname).executeTakeFirst();
}

export async function listOrganizations(db: Database): Promise<readonly Organization[]> {
  const rows = await db.selectFrom('organization').select('id').orderBy('name').execute();
  const found = await Promise.all(rows.map(({ id }) => findBy(db, 'id', id)));
  return found.filter((organization) => organization !== undefined);
}

export async function insertOrganization(db: Database, { id, name, title, features }: Organization, at: Millis) {
  const values = { id, name, title, accent: null, features: JSON.stringify(features), created_at: at, managed_at: null };
  await db.insertInto('organization').values(values).execute();
}

export interface OrganizationChange {
  readonly title?: string;
  readonly accent?: string | null;
  readonly features?: Features;
  readonly managedAt?: Millis | null;
}

export async function updateOrganization(db: Database, id: OrganizationId, change: OrganizationChange) {
  const { title, accent, features, managedAt } = change;
  const values = {
    ...(title !== undefined && { title }),
    ...(accent !== undefined && { accent }),
    ...(features !== undefined && { features: JSON.stringify(features) }),
    ...(managedAt !== undefined && { managed_at: managedAt }),
  };
  if (Object.keys(values).length > 0) await db.updateTable('organization').set(values).where('id', '=', id).execute();
}

/** Replaces the hosts of an organization. False when one of them belongs to another organization: nothing is changed then. */
export async function replaceHosts(db: Database, id: OrganizationId, supportDomain: string | null, aliases: readonly string[]) {
  const wanted = [...(supportDomain ? [supportDomain] : []), ...aliases];
  if (wanted.length > 0) {
    const taken = await db
      .selectFrom('organization_host')
      .select('hostname')
      .where('hostname', 'in', wanted)
      .where('organization_id', '!=', id)
      .executeTakeFirst();
    if (taken) return false;
  }
  await db.deleteFrom('organization_host').where('organization_id', '=', id).execute();
  const row = (hostname: string, kind: 'support_domain' | 'alias') => ({ hostname, organization_id: id, kind });
  const rows = [...(supportDomain ? [row(supportDomain, 'support_domain')] : []), ...aliases.map((name) => row(name, 'alias'))];
  if (rows.length > 0) await db.insertInto('organization_host').values(rows).execute();
  return true;
}

async function findBy(db: Database, column: 'id' | 'name', value: string): Promise<Organization | undefined> {
  const row = await db.selectFrom('organization').selectAll().where(column, '=', value).executeTakeFirst();
  if (!row) return undefined;
  const hosts = await db.selectFrom('organization_host').selectAll().where('organization_id', '=', row.id).orderBy('hostname').execute();
  return {
    id: row.id as OrganizationId,
    name: row.name,
    title: row.title,
    accent: row.accent,
    features: { ...shippedFeatures, ...(JSON.parse(row.features) as Partial<Features>) },
    supportDomain: hosts.find(({ kind }) => kind === 'support_domain')?.hostname ?? null,
    aliases: hosts.filter(({ kind }) => kind === 'alias').map(({ hostname }) => hostname),
    isManagedByFile: row.managed_at !== null,
  };
}
