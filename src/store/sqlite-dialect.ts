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

/** Runs one statement, at once: SQLite is in this process. */
type Run = (
  sql: string,
  parameters: readonly unknown[],
) => { readonly rows: readonly unknown[]; readonly changed: number };

/** Hands out the statements of its connection, for queries that are compiled already: Kysely's own way there costs more than most of them. */
export class DirectAdapter extends SqliteAdapter {
  readonly run: Run;
  constructor(run: Run) {
    super();
    this.run = run;
  }
}

/** Kysely on `node:sqlite`: one synchronous connection, prepared statements kept by their text. */
export function sqliteDialect(database: DatabaseSync): Dialect {
  const run = createRun(database);
  return {
    createAdapter: () => new DirectAdapter(run),
    createDriver: () => createDriver(createConnection(run)),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

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

function createRun(database: DatabaseSync): Run {
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

  return (sql, parameters) => {
    const { statement, reads } = prepared(sql);
    const values = parameters.map(storable) as readonly SQLInputValue[];
    return reads
      ? { rows: statement.all(...values), changed: 0 }
      : { rows: [], changed: Number(statement.run(...values).changes) };
  };
}

const createConnection = (run: Run): DatabaseConnection => ({
  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changed } = run(sql, parameters);
    return { rows: rows as Row[], numAffectedRows: BigInt(changed) };
  },
  streamQuery() {
    throw new Error('Nothing here streams: lists are paged');
  },
});
