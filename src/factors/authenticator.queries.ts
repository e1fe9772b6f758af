import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import type { Millis } from '../kit/clock.ts';
import type { Database } from '../store/database.ts';
import type { Authenticator, AuthenticatorId } from './authenticator.ts';

const shown = [
  'id',
  'organization_id',
  'person_id',
  'factor',
  'name',
  'created_at',
  'last_used_at',
  'disabled_at',
] as const;

export async function findAuthenticators(db: Database, personId: string): Promise<readonly Authenticator[]> {
  const rows = await db
    .selectFrom('authenticator')
    .select(shown)
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id as AuthenticatorId,
    organizationId: row.organization_id as OrganizationId,
    personId: row.person_id as PersonId,
    factor: row.factor,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    disabledAt: row.disabled_at,
  }));
}

/** Those of them who have an authenticator. */
export async function findEnrolled(db: Database, personIds: readonly string[]): Promise<readonly string[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('authenticator')
    .select('person_id')
    .distinct()
    .where('person_id', 'in', personIds)
    .execute();
  return rows.map((row) => row.person_id);
}

export interface NewAuthenticator extends Omit<Authenticator, 'lastUsedAt' | 'disabledAt'> {
  /** Sealed. */
  readonly secret: Uint8Array;
  readonly lastStep: number | null;
  /** Of a clock; see the schema. */
  readonly drift?: number;
  readonly lastUsedAt: Millis;
}

export async function insertAuthenticator(db: Database, row: NewAuthenticator): Promise<void> {
  await db
    .insertInto('authenticator')
    .values({
      id: row.id,
      organization_id: row.organizationId,
      person_id: row.personId,
      factor: row.factor,
      name: row.name,
      key_material: row.secret,
      last_step: row.lastStep,
      drift: row.drift ?? null,
      created_at: row.createdAt,
      last_used_at: row.lastUsedAt,
    })
    .execute();
}

/** How many there were. */
export async function deleteAuthenticators(db: Database, personId: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('authenticator').where('person_id', '=', personId).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Those that were not disabled before. */
export async function disableAuthenticators(
  db: Database,
  personId: string,
  factor: Authenticator['factor'],
  now: Millis,
): Promise<readonly string[]> {
  const rows = await db
    .updateTable('authenticator')
    .set({ disabled_at: now })
    .where('person_id', '=', personId)
    .where('factor', '=', factor)
    .where('disabled_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** False when it is not of this person. */
export async function deleteAuthenticator(db: Database, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('authenticator')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** False when it is not of this person. */
export async function renameAuthenticator(db: Database, personId: string, id: string, name: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('authenticator')
    .set({ name })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function markDisabled(db: Database, personId: string, id: string, at: Millis): Promise<void> {
  await db
    .updateTable('authenticator')
    .set({ disabled_at: at })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .execute();
}
