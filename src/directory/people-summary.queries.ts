import type { Database } from '../store/database.ts';
import type { OrganizationId } from './organization.ts';
import type { PersonId, PersonKind } from './person.ts';

/** How many people of each kind an organization has. */
export async function countByKind(
  db: Database,
  organizationId: OrganizationId,
  who: 'all' | 'active',
): Promise<Readonly<Record<PersonKind, number>>> {
  let query = db
    .selectFrom('person')
    .select(({ fn }) => ['kind', fn.countAll<number | string>().as('people')])
    .where('organization_id', '=', organizationId)
    .groupBy('kind');
  if (who === 'active') query = query.where('deactivated_at', 'is', null);
  const rows = await query.execute();
  const of = (kind: PersonKind) => Number(rows.find((row) => row.kind === kind)?.people ?? 0); // PostgreSQL counts in bigint, sent as text
  return { customer: of('customer'), representative: of('representative') };
}

/** Full names by id, of those that are people of this organization. */
export async function listNames(
  db: Database,
  organizationId: OrganizationId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'full_name'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.full_name]));
}

/** Representatives who are not switched off. */
export async function listRepresentatives(db: Database, organizationId: OrganizationId) {
  const rows = await db
    .selectFrom('person')
    .innerJoin('identifier as email', (join) =>
      join.onRef('email.person_id', '=', 'person.id').on('email.kind', '=', 'email'),
    )
    .leftJoin('profile', 'profile.id', 'person.profile_id')
    .select(['person.id', 'email.verified_at', 'profile.permissions'])
    .where('person.organization_id', '=', organizationId)
    .where('person.kind', '=', 'representative')
    .where('person.deactivated_at', 'is', null)
    .execute();
  return rows.map(({ id, verified_at, permissions }) => ({
    id: id as PersonId,
    isVerified: verified_at !== null,
    permissions: permissions === null ? [] : (JSON.parse(permissions) as readonly string[]),
  }));
}
