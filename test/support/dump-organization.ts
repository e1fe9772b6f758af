import type { Database } from '../../src/store/database.ts';
import { tableNames } from './table-names.ts';

/** Every row of an organization, by table, to compare with what is there later. */
export async function dumpOrganization(
  db: Database,
  organizationId: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const people = await db.selectFrom('person').select('id').where('organization_id', '=', organizationId).execute();
  const owners = new Set([organizationId, ...people.map(({ id }) => id)]);
  const isOwned = (row: Record<string, unknown>) =>
    ['id', 'organization_id', 'person_id'].some((column) => owners.has(String(row[column])));
  const dump: Record<string, string[]> = {};
  for (const table of await tableNames(db)) {
    const rows: Record<string, unknown>[] = await db.selectFrom(table).selectAll().execute();
    dump[table] = rows
      .filter(isOwned)
      .map((row) => JSON.stringify(row))
      .sort();
  }
  return dump;
}
