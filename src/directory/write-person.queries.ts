import type { Millis } from '../kit/clock.ts';
import { newId } from '../kit/ids.ts';
import type { Language } from '../kit/language.ts';
import type { Database } from '../store/database.ts';
import { normalizeIdentifier } from './identifier.ts';
import type { OrganizationId } from './organization.ts';
import type { Person, PersonId, PersonKind, ProfileId, RoleId } from './person.ts';

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
  verifiedAt: Millis | null,
): Promise<boolean> {
  await db.deleteFrom('identifier').where('person_id', '=', person.id).where('kind', '=', 'login_name').execute();
  if (value === null) return true;
  const { organizationId, id: personId } = person;
  return insertIdentifier(db, { organizationId, personId, kind: 'login_name', value, verifiedAt });
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

/** Writes nothing new, and so keeps the row locked (PostgreSQL; SQLite has one writer). */
export async function holdEmail(db: Database, personId: PersonId) {
  await db
    .updateTable('identifier')
    .set(({ ref }) => ({ verified_at: ref('verified_at') }))
    .where('person_id', '=', personId)
    .where('kind', '=', 'email')
    .execute();
}

export interface PersonChange {
  readonly fullName?: string;
  readonly kind?: PersonKind;
  readonly roleId?: RoleId | null;
  readonly profileId?: ProfileId | null;
  readonly language?: Language;
  readonly deactivatedAt?: Millis | null;
  readonly managedAt?: Millis | null;
}

export async function updatePerson(db: Database, organizationId: OrganizationId, id: PersonId, change: PersonChange) {
  const values = {
    ...(change.fullName !== undefined && { full_name: change.fullName }),
    ...(change.kind !== undefined && { kind: change.kind }),
    ...(change.roleId !== undefined && { role_id: change.roleId }),
    ...(change.profileId !== undefined && { profile_id: change.profileId }),
    ...(change.language !== undefined && { language: change.language }),
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

export async function replaceEmail(db: Database, personId: PersonId, value: string, verifiedAt: Millis) {
  await db
    .updateTable('identifier')
    .set({ value, normalized: normalizeIdentifier(value), verified_at: verifiedAt })
    .where('person_id', '=', personId)
    .where('kind', '=', 'email')
    .execute();
}
