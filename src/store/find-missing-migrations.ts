import type { Kysely } from 'kysely';
import type { Migration } from './columns.ts';
import type { Engine } from './database.ts';

/** The steps of a list that a database has not seen yet, without taking any. */
export async function findMissingMigrations<Tables>(
  { reader }: Pick<Engine<Tables>, 'reader'>,
  list: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const db = reader as unknown as Kysely<{ migration: { list: string; name: string } }>;
  const tables = await db.introspection.getTables();
  const isNew = !tables.some(({ name }) => name === 'migration');
  const applied = isNew ? [] : await db.selectFrom('migration').select('name').where('list', '=', list).execute();
  const known = new Set(applied.map(({ name }) => name));
  return migrations.map(({ name }) => name).filter((name) => !known.has(name));
}
