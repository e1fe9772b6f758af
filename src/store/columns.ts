import { type CreateTableBuilder, type Kysely, type RawBuilder, sql } from 'kysely';

/** The column types of the two databases, under one name each; SQLite tables are STRICT. */
export interface Columns {
  readonly millis: RawBuilder<unknown>;
  readonly bytes: RawBuilder<unknown>;
  readonly createTable: (name: string) => CreateTableBuilder<string, never>;
}

export function columnsOf(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Columns {
  const strict = kind === 'sqlite';
  return {
    millis: strict ? sql`integer` : sql`bigint`,
    bytes: strict ? sql`blob` : sql`bytea`,
    createTable: (name) => {
      const table = db.schema.createTable(name);
      return strict ? table.modifyEnd(sql`strict`) : table;
    },
  };
}

/** One frozen step of a schema: forward only, never edited after release. */
export interface Migration {
  readonly name: string;
  readonly up: (db: Kysely<unknown>, kind: 'sqlite' | 'postgres') => Promise<void>;
}
