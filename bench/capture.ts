import { DatabaseSync } from 'node:sqlite';

/** One statement as it was run. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly (string | number | null | Uint8Array)[];
  readonly on: 'reader' | 'writer';
}

type Tracked = ReturnType<DatabaseSync['prepare']>;

/**
 * Writes down every statement that is run from here on, so that the bare server can do exactly the same database work.
 * Must be called before the database is opened.
 */
export function captureStatements(): { readonly take: () => readonly Statement[] } {
  const statements: Statement[] = [];
  const prepare = DatabaseSync.prototype.prepare;
  const readOnly = new WeakSet<DatabaseSync>();
  const exec = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function track(sql) {
    if (sql.includes('query_only')) readOnly.add(this);
    exec.call(this, sql);
  };
  DatabaseSync.prototype.prepare = function track(sql) {
    const statement = prepare.call(this, sql);
    const on = readOnly.has(this) ? 'reader' : 'writer';
    const note = (parameters: unknown[]) => statements.push({ sql, parameters: parameters as never, on });
    return follow(statement, note);
  };
  return { take: () => statements.splice(0) };
}

function follow(statement: Tracked, note: (parameters: unknown[]) => void): Tracked {
  const { all, run } = statement;
  statement.all = (...parameters: unknown[]) => {
    note(parameters);
    return all.apply(statement, parameters as never);
  };
  statement.run = (...parameters: unknown[]) => {
    note(parameters);
    return run.apply(statement, parameters as never);
  };
  return statement;
}
