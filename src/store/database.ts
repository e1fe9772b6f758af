import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;

/** A place to read from: committed data, or, inside a unit of work, its own changes as well. */
export interface Db {
  readonly db: Database;
}

/** One open database: SQLite in a file or PostgreSQL. */
export interface Engine<Tables = Schema> {
  readonly kind: 'sqlite' | 'postgres';
  /** Sees what is committed. */
  readonly reader: Kysely<Tables>;
  /** One connection, used by the writer alone. */
  readonly writer: Kysely<Tables>;
  readonly close: () => Promise<void>;
}
