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

/** All that somebody reads who gets hold of the database: bytes as the text that they may be. */
export async function dumpText(db: Database): Promise<string> {
  const tables: string[] = [];
  for (const table of await tableNames(db)) {
    const rows: Record<string, unknown>[] = await db.selectFrom(table).selectAll().execute();
    tables.push(...rows.flatMap((row) => Object.values(row).map(textOf)));
  }
  return tables.join('\n');
}

const textOf = (value: unknown): string =>
  value instanceof Uint8Array
    ? [Buffer.from(value).toString('latin1'), Buffer.from(value).toString('base64url')].join('\n')
    : String(value);
