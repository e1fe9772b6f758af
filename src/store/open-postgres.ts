import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { Engine } from './database.ts';

const BIGINT_OID = 20;

/** Times and counts stay far below 2^53, so a bigint column reads as a number. */
types.setTypeParser(BIGINT_OID, Number);

/** PostgreSQL, or a database that speaks its protocol. */
export function openPostgres<Tables>(url: string): Engine<Tables> {
  const readers = createPool(url, 8);
  const writer = createPool(url, 1);
  return {
    kind: 'postgres',
    reader: new Kysely({ dialect: new PostgresDialect({ pool: readers }) }),
    writer: new Kysely({ dialect: new PostgresDialect({ pool: writer }) }),
    async close() {
      await Promise.all([readers.end(), writer.end()]);
    },
  };
}

function createPool(connectionString: string, max: number): Pool {
  const pool = new Pool({ connectionString, max, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced; the next query tells if none can be had
  return pool;
}
