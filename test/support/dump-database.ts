import type { Database } from '../../src/store/database.ts';
import { tableNames } from './table-names.ts';

/** Every row of every table, in no order of its own. */
export async function dumpDatabase(db: Database): Promise<Readonly<Record<string, readonly string[]>>> {
  const dump: Record<string, readonly string[]> = {};
  for (const table of await tableNames(db)) {
    const rows: Record<string, unknown>[] = await db.selectFrom(table).selectAll().execute();
    dump[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return dump;
}
