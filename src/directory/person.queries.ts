import { type SqlBool, sql } from 'kysely';
import { findLanguage } from '../kit/language.ts';
import type { Database } from '../store/database.ts';
import { prepared } from '../store/prepared.ts';
import { normalizeIdentifier } from './identifier.ts';
import type { OrganizationId } from './organization.ts';
import { isAdministrator, type Person, type PersonId, type PersonKind, type ProfileId, type RoleId } from './person.ts';

const selectPeople = (db: Database, organizationId: OrganizationId) =>
  db
    .selectFrom('person')
    .innerJoin('identifier as email', (join) =>
      join.onRef('email.person_id', '=', 'person.id').on('email.kind', '=', 'email'),
    )
    .leftJoin('identifier as login', (join) =>
      join.onRef('login.person_id', '=', 'person.id').on('login.kind', '=', 'login_name'),
    )
    .leftJoin('role', 'role.id', 'person.role_id')
    .leftJoin('profile', 'profile.id', 'person.profile_id')
    .selectAll('person')
    .select(['email.value as email', 'email.verified_at as email_verified_at'])
    .select(['login.value as login_name', 'login.verified_at as login_verified_at'])
    .select(['role.name as role', 'profile.name as profile', 'profile.permissions as permissions'])
    .where('person.organization_id', '=', organizationId);

export async function findPersonById(
  db: Database,
  organizationId: OrganizationId,
  id: string,
): Promise<Person | undefined> {
  return firstOf(await personById(db, { organizationId, id }));
}

interface ByIdentifier {
  readonly organizationId: OrganizationId;
  readonly normalized: string;
}

const personById = prepared((db, { organizationId, id }: { organizationId: OrganizationId; id: string }) =>
  selectPeople(db, organizationId).where('person.id', '=', id),
);

const personByEmail = prepared((db, { organizationId, normalized }: ByIdentifier) =>
  selectPeople(db, organizationId)
    .where('email.organization_id', '=', organizationId)
    .where('email.normalized', '=', normalized),
);

const personByLoginName = prepared((db, { organizationId, normalized }: ByIdentifier) =>
  selectPeople(db, organizationId)
    .where('login.organization_id', '=', organizationId)
    .where('login.normalized', '=', normalized),
);

const firstOf = ({ rows }: { readonly rows: readonly PersonRow[] }): Person | undefined => rows[0] && fromRow(rows[0]);

/** Active or not; letter case does not matter. */
export async function findPersonByEmail(db: Database, organizationId: OrganizationId, email: string) {
  return firstOf(await personByEmail(db, { organizationId, normalized: normalizeIdentifier(email) }));
}

export async function findPersonByLoginName(db: Database, organizationId: OrganizationId, loginName: string) {
  return firstOf(await personByLoginName(db, { organizationId, normalized: normalizeIdentifier(loginName) }));
}

/** Of everybody who may use the console. */
export async function listAdministratorAddresses(
  db: Database,
  organizationId: OrganizationId,
): Promise<readonly string[]> {
  const rows = await selectPeople(db, organizationId)
    .where('person.kind', '=', 'representative')
    .where('person.deactivated_at', 'is', null)
    .execute();
  return rows
    .map(fromRow)
    .filter(isAdministrator)
    .map(({ email }) => email);
}

/** The addresses of those who have a role or a profile, active or not. */
export async function listHolders(
  db: Database,
  organizationId: OrganizationId,
  column: 'role_id' | 'profile_id',
  id: RoleId | ProfileId,
): Promise<readonly string[]> {
  const rows = await selectPeople(db, organizationId)
    .where(`person.${column}`, '=', id)
    .orderBy('email.normalized')
    .execute();
  return rows.map(({ email }) => email);
}

/** Everybody whom a configuration file manages. */
export async function listManagedPeople(db: Database, organizationId: OrganizationId): Promise<readonly Person[]> {
  const rows = await selectPeople(db, organizationId)
    .where('person.managed_at', 'is not', null)
    .orderBy('email.normalized')
    .execute();
  return rows.map(fromRow);
}

export interface PeopleFilter {
  readonly email?: string | undefined;
  /** Start of an e-mail address, a login name or a full name. */
  readonly search?: string | undefined;
  readonly kind?: PersonKind | undefined;
  /** Id of the last person of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Newest first, a page at a time. */
export async function listPeople(
  db: Database,
  organizationId: OrganizationId,
  filter: PeopleFilter,
): Promise<readonly Person[]> {
  const { email, search, kind, after, limit } = filter;
  let query = selectPeople(db, organizationId).orderBy('person.id', 'desc').limit(limit);
  if (email !== undefined) query = query.where('email.normalized', '=', normalizeIdentifier(email));
  if (kind) query = query.where('person.kind', '=', kind);
  if (after) query = query.where('person.id', '<', after);
  if (search) {
    const start = `${normalizeIdentifier(search).replace(/[\\%_]/g, '\\$&')}%`;
    const begins = (column: string) => sql<SqlBool>`lower(${sql.ref(column)}) like ${start} escape '\\'`;
    query = query.where(({ or }) => or(['email.value', 'login.value', 'person.full_name'].map(begins)));
  }
  return (await query.execute()).map(fromRow);
}

type PersonRow = NonNullable<Awaited<ReturnType<ReturnType<typeof selectPeople>['executeTakeFirst']>>>;

const fromRow = (row: PersonRow): Person => ({
  id: row.id as PersonId,
  organizationId: row.organization_id as OrganizationId,
  kind: row.kind,
  fullName: row.full_name,
  email: row.email,
  emailVerifiedAt: row.email_verified_at,
  loginName: row.login_name,
  loginNameVerifiedAt: row.login_verified_at,
  role: row.role,
  profile: row.profile,
  permissions: row.permissions === null ? [] : (JSON.parse(row.permissions) as string[]),
  language: findLanguage([row.language ?? '']) ?? null,
  createdAt: row.created_at,
  createdBy: row.created_by,
  deactivatedAt: row.deactivated_at,
  isManagedByFile: row.managed_at !== null,
});
