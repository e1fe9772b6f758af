import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { DirectAdapter } from './sqlite-dialect.ts';

/** Stands for an argument while a query is built. Typed as the argument's own type, so that the builder checks it. */
export type Arguments<Args> = { readonly [Name in keyof Args]: Args[Name] };

class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query on a hot path: built and compiled once per database connection, from then on only bound and run. Its shape must
 * not depend on its arguments.
 */
export function prepared<Args extends object, Row>(build: (db: Database, args: Arguments<Args>) => Compilable<Row>) {
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  const placeholders = new Proxy({}, { get: (_target, name) => new Placeholder(String(name)) }) as Arguments<Args>;

  return async (db: Database, args: Args): Promise<{ readonly rows: readonly Row[]; readonly changed: number }> => {
    const { adapter } = db.getExecutor();
    const query = compileOnce(db, adapter);
    const parameters = query.parameters.map((value) =>
      value instanceof Placeholder ? args[value.name as keyof Args] : value,
    );
    if (adapter instanceof DirectAdapter) {
      const { rows, changed } = adapter.run(query.sql, parameters);
      return { rows: rows as readonly Row[], changed };
    }
    const { rows, numAffectedRows } = await db.executeQuery<Row>({ ...query, parameters });
    return { rows, changed: Number(numAffectedRows ?? 0n) };
  };

  /** One adapter per opened database, shared by its transactions. */
  function compileOnce(db: Kysely<Schema>, adapter: object): CompiledQuery<Row> {
    const known = compiled.get(adapter);
    if (known) return known;
    const fresh = build(db, placeholders).compile();
    compiled.set(adapter, fresh);
    return fresh;
  }
}
