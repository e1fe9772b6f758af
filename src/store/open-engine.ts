import { join } from 'node:path';
import type { Engine } from './database.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';

/** PostgreSQL where a URL is set, else the embedded database in the data folder. */
export function openEngine<Tables>(where: {
  readonly databaseUrl?: string | undefined;
  readonly dataFolder: string;
}): Engine<Tables> {
  return where.databaseUrl ? openPostgres(where.databaseUrl) : openSqlite(join(where.dataFolder, 'sallyport.db'));
}
