import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Engine } from './database.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

/**
 * The embedded database. Two connections: WAL lets the reader see the last commit while the writer works on the next.
 * `synchronous=FULL` makes an acknowledged write one that is on the disk.
 */
export function openSqlite<Tables>(file: string): Engine<Tables> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const writing = open(file, ['pragma journal_mode = wal', 'pragma synchronous = full', 'pragma foreign_keys = on']);
  const reading = open(file, ['pragma query_only = on']);
  return {
    kind: 'sqlite',
    writer: new Kysely({ dialect: sqliteDialect(writing) }),
    reader: new Kysely({ dialect: sqliteDialect(reading) }),
    async close() {
      reading.close();
      writing.close();
    },
  };
}

function open(file: string, pragmas: readonly string[]): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  for (const pragma of [...pragmas, 'pragma cache_size = -16000']) database.exec(pragma);
  return database;
}
