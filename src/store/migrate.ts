import { type Kysely, sql } from 'kysely';
import { columnsOf, type Migration } from './columns.ts';
import type { Engine } from './database.ts';

interface MigrationTables {
  migration: { list: string; name: string; applied_at: number };
}

/**
 * Brings the schema up to date, in one transaction. Each module with tables of its own keeps its own list.
 * A database that knows a step we do not know was written by a newer version: we refuse to touch it.
 */
export async function migrate<Tables>(
  engine: Engine<Tables>,
  list: string,
  migrations: readonly Migration[],
): Promise<number> {
  const writer = engine.writer as unknown as Kysely<MigrationTables>;
  return writer.transaction().execute(async (db) => {
    if (engine.kind === 'postgres') await sql`select pg_advisory_xact_lock(hashtext('sallyport:migrate'))`.execute(db);
    await createMigrationTable(db, engine.kind);
    const applied = await db.selectFrom('migration').select('name').where('list', '=', list).execute();
    const known = new Set(applied.map(({ name }) => name));
    refuseNewer(known, migrations);
    const due = migrations.filter(({ name }) => !known.has(name));
    for (const { name, up } of due) {
      await up(db as unknown as Kysely<unknown>, engine.kind);
      await db.insertInto('migration').values({ list, name, applied_at: Date.now() }).execute();
    }
    return due.length;
  });
}

async function createMigrationTable(db: Kysely<MigrationTables>, kind: 'sqlite' | 'postgres') {
  const { createTable, millis } = columnsOf(db as unknown as Kysely<unknown>, kind);
  await createTable('migration')
    .ifNotExists()
    .addColumn('list', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('applied_at', millis, (c) => c.notNull())
    .addPrimaryKeyConstraint('migration_key', ['list', 'name'])
    .execute();
}

function refuseNewer(known: ReadonlySet<string>, migrations: readonly Migration[]) {
  const ours = new Set(migrations.map(({ name }) => name));
  const foreign = [...known].filter((name) => !ours.has(name));
  if (foreign.length > 0) {
    throw new Error(`The database was written by a newer version (${foreign.join(', ')}): start that version instead`);
  }
}
