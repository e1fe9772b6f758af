import type { Database } from '../../src/store/database.ts';

/** Bare rows for tests of what lies below the directory. */
export async function seedOrganization(db: Database, id: string): Promise<void> {
  const row = {
    id,
    name: id.replace('_', '-'),
    title: id,
    accent: null,
    features: '{}',
    created_at: 1,
    managed_at: null,
  };
  await db.insertInto('organization').values(row).execute();
}

export async function seedPerson(db: Database, organizationId: string, id: string): Promise<void> {
  const nothing = { role_id: null, profile_id: null, deactivated_at: null, managed_at: null };
  const row = {
    id,
    organization_id: organizationId,
    kind: 'customer',
    full_name: id,
    created_at: 1,
    created_by: 'file',
  } as const;
  await db
    .insertInto('person')
    .values({ ...row, ...nothing })
    .execute();
}
