import { sql } from 'kysely';
import type { Database } from '../../src/store/database.ts';
import { tableNames } from './table-names.ts';

/** Removes every row: the same server then starts from nothing. Within a unit of work. */
export async function emptyDatabase(db: Database, kind: 'sqlite' | 'postgres'): Promise<void> {
  // References are broken for a moment, in whatever order the tables come.
  if (kind === 'sqlite') await sql`pragma defer_foreign_keys = on`.execute(db);
  else await sql`set local session_replication_role = replica`.execute(db);
  for (const table of await tableNames(db)) await db.deleteFrom(table).execute();
}
