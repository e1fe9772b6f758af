import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { type CustomTypesConfig, Pool, type PoolClient, types } from 'pg';
import { MINUTE, SECOND } from '../kit/clock.ts';
import type { Engine } from './database.ts';
import { storable } from './storable.ts';

/** PostgreSQL, or a database that speaks its protocol. */
export function openPostgres<Tables>(url: string): Engine<Tables> {
  const readers = createPool(url, 8);
  const writer = createPool(url, 1);
  return {
    kind: 'postgres',
    reader: new Kysely({ dialect: new PostgresDialect({ pool: poolForKysely(readers) }) }),
    writer: new Kysely({ dialect: new PostgresDialect({ pool: poolForKysely(writer) }) }),
    async close() {
      await Promise.all([readers.end(), writer.end()]);
    },
  };
}

function createPool(connectionString: string, max: number): Pool {
  const pool = new Pool({
    connectionString,
    max,
    types: asSqliteReads,
    application_name: 'sallyport',
    keepAlive: true,
    connectionTimeoutMillis: 10 * SECOND,
    idle_in_transaction_session_timeout: MINUTE, // a process that hangs must not hold the others up for long
  });
  // A connection that breaks is replaced. Whoever was using it is told by the query; unheard, the event would end us.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Times and counts stay far below 2^53, so a bigint column reads as a number; bytes are bytes, not a `Buffer`. */
const asSqliteReads: CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === types.builtins.INT8) return Number;
    if (oid === types.builtins.BYTEA) return (text: string) => new Uint8Array(Buffer.from(text.slice(2), 'hex'));
    return format === 'binary' ? types.getTypeParser(oid, format) : types.getTypeParser(oid);
  },
};

const poolForKysely = (pool: Pool): PostgresPool => ({
  options: pool.options,
  connect: async () => clientForKysely(await pool.connect()),
  end: () => pool.end(),
});

/** Kysely would also take a cursor here, for streams, which we do not use. */
function clientForKysely(client: PoolClient): PostgresPoolClient {
  const query: unknown = (sql: string, parameters: readonly unknown[]) => client.query(sql, parameters.map(storable));
  return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
}
