import { type SqlBool, sql } from 'kysely';
import type { Millis } from '../kit/clock.ts';
import { newId } from '../kit/ids.ts';
import type { Database } from '../store/database.ts';
import { prepared } from '../store/prepared.ts';
import { normalizeIdentifier } from './identifier.ts';
import type { OrganizationId } from './organization.ts';
import { isAdministrator, type Person, type PersonId, type PersonKind, type ProfileId, type RoleId } from './person.ts';

export interface NewPerson {
  readonly id: PersonId;
  readonly organizationId: OrganizationId;
  readonly kind: PersonKind;
  readonly fullName: string;
  readonly roleId: RoleId | null;
  readonly profileId: ProfileId | null;
  readonly createdAt: Millis;
  readonly createdBy: string;
  readonly managedAt?: Millis;
}

export async function insertPerson(db: Database, person: NewPerson) {
  await db
    .insertInto('person')
    .values({
      id: person.id,
      organization_id: person.organizationId,
      kind: person.kind,
      full_name: person.fullName,
      role_id: person.roleId,
      profile_id: person.profileId,
      created_at: person.createdAt,
      created_by: person.createdBy,
      deactivated_at: null,
      managed_at: person.managedAt ?? null,
    })
    .execute();
}

export interface NewIdentifier {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly kind: 'email' | 'login_name';
  readonly value: string;
  readonly verifiedAt: Millis | null;
}

/** False when somebody else of the organization has it. */
export async function insertIdentifier(db: Database, identifier: NewIdentifier): Promise<boolean> {
  const added = await db
    .insertInto('identifier')
    .values({
      id: newId('idn'),
      organization_id: identifier.organizationId,
      person_id: identifier.personId,
      kind: identifier.kind,
      value: identifier.value,
      normalized: normalizeIdentifier(identifier.value),
      verified_at: identifier.verifiedAt,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'kind', 'normalized']).doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Changes or removes the login name. False when it belongs to somebody else. */
export async function replaceLoginName(
  db: Database,
  person: Person,
  value: string | null,
  at: Millis,
): Promise<boolean> {
  await db.deleteFrom('identifier').where('person_id', '=', person.id).where('kind', '=', 'login_name').execute();
  if (value === null) return true;
  const { organizationId, id: personId } = person;
  return insertIdentifier(db, { organizationId, personId, kind: 'login_name', value, verifiedAt: at });
}

/** Notes the first proof of an address. */
export async function markEmailVerified(db: Database, personId: PersonId, at: Millis) {
  await db
    .updateTable('identifier')
    .set({ verified_at: at })
    .where('person_id', '=', personId)
    .where('kind', '=', 'email')
    .where('verified_at', 'is', null)
    .execute();
}

export interface PersonChange {
  readonly fullName?: string;
  readonly kind?: PersonKind;
  readonly roleId?: RoleId | null;
  readonly profileId?: ProfileId | null;
  readonly deactivatedAt?: Millis | null;
  readonly managedAt?: Millis | null;
}

export async function updatePerson(db: Database, organizationId: OrganizationId, id: PersonId, change: PersonChange) {
  const values = {
    ...(change.fullName !== undefined && { full_name: change.fullName }),
    ...(change.kind !== undefined && { kind: change.kind }),
    ...(change.roleId !== undefined && { role_id: change.roleId }),
    ...(change.profileId !== undefined && { profile_id: change.profileId }),
    ...(change.deactivatedAt !== undefined && { deactivated_at: change.deactivatedAt }),
    ...(change.managedAt !== undefined && { managed_at: change.managedAt }),
  };
  if (Object.keys(values).length === 0) return;
  await db
    .updateTable('person')
    .set(values)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

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
  createdAt: row.created_at,
  createdBy: row.created_by,
  deactivatedAt: row.deactivated_at,
  isManagedByFile: row.managed_at !== null,
});
