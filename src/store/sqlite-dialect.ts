import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { storable } from './storable.ts';

/** Kysely on `node:sqlite`: one synchronous connection, prepared statements kept by their text. */
export function sqliteDialect(database: DatabaseSync): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(createConnection(database)),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** One connection is one transaction at a time: who comes meanwhile waits, instead of ending up in a stranger's transaction. */
function createDriver(connection: DatabaseConnection): Driver {
  const run = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql)).then(() => undefined);
  const line: (() => void)[] = [];
  let isTaken = false;
  return {
    init: async () => undefined,
    async acquireConnection() {
      if (isTaken) await new Promise<void>((resume) => line.push(resume));
      isTaken = true;
      return connection;
    },
    beginTransaction: () => run('begin immediate'),
    commitTransaction: () => run('commit'),
    rollbackTransaction: () => run('rollback'),
    async releaseConnection() {
      const next = line.shift();
      if (next)
        next(); // and stays taken
      else isTaken = false;
    },
    destroy: async () => undefined,
  };
}

const MOST_STATEMENTS = 500;

function createConnection(database: DatabaseSync): DatabaseConnection {
  const statements = new Map<string, { statement: StatementSync; reads: boolean }>();

  function prepared(sql: string) {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= MOST_STATEMENTS) statements.clear();
    const statement = database.prepare(sql);
    const fresh = { statement, reads: statement.columns().length > 0 };
    statements.set(sql, fresh);
    return fresh;
  }

  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const { statement, reads } = prepared(sql);
      const values = parameters.map(storable) as readonly SQLInputValue[];
      if (reads) return { rows: statement.all(...values) as Row[] };
      return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
    },
    streamQuery() {
      throw new Error('Nothing here streams: lists are paged');
    },
  };
}
