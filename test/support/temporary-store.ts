import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import type { Engine } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { openSqlite } from '../../src/store/open-sqlite.ts';
import type { Schema } from '../../src/store/schema.ts';
import { createUnitOfWork, type UnitOfWork } from '../../src/store/unit-of-work.ts';
import { need } from './needs.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

export interface TemporaryStore<Event> {
  readonly engine: Engine;
  readonly unitOfWork: UnitOfWork<Schema, Event>;
  /** What was emitted, in order. */
  readonly recorded: readonly Event[];
}

/** A folder that is gone after the test. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An embedded database of its own for one test; events are kept in a list instead of the ledger. */
export async function temporaryStore<Event>(t: TestContext): Promise<TemporaryStore<Event>> {
  const engine = openSqlite<Schema>(join(temporaryFolder(t), 'sallyport.db'));
  t.after(() => engine.close());
  return prepare<Event>(engine);
}

/** One PostgreSQL database as several processes see it; `undefined` where the test may be skipped without it. */
export async function temporaryPostgres<Event>(
  t: TestContext,
  { processes }: { readonly processes: number },
): Promise<readonly TemporaryStore<Event>[] | undefined> {
  const url = await temporaryDatabase(t);
  if (url === undefined) return undefined;
  const engines = Array.from({ length: processes }, () => openPostgres<Schema>(url));
  t.after(() => Promise.all(engines.map((engine) => engine.close())));
  return Promise.all(engines.map((engine) => prepare<Event>(engine)));
}

// Held to the end of the file, so that a server of our own does not stop between two tests.
let held: Promise<TestDatabase> | undefined;
after(async () => (await held)?.drop());

/** The URL of an empty PostgreSQL database for one test; `undefined` where it may be skipped without. */
export async function temporaryDatabase(t: TestContext): Promise<string | undefined> {
  if (need(t, 'postgres') === undefined) return undefined;
  held ??= createTestDatabase();
  await held;
  const { url, drop } = await createTestDatabase();
  t.after(drop);
  return url;
}

/** The same test on each engine, with an empty database for it. */
export function testOnEachEngine<Event>(
  title: string,
  body: (t: TestContext, store: TemporaryStore<Event>) => Promise<void>,
): void {
  test(`${title} (sqlite)`, async (t) => body(t, await temporaryStore<Event>(t)));
  test(`${title} (postgres)`, async (t) => {
    const [store] = (await temporaryPostgres<Event>(t, { processes: 1 })) ?? [];
    if (store) await body(t, store);
  });
}

async function prepare<Event>(engine: Engine): Promise<TemporaryStore<Event>> {
  await migrate(engine, 'sallyport', migrations);
  const recorded: Event[] = [];
  const unitOfWork = createUnitOfWork<Schema, Event>(engine, async (_db, events) => void recorded.push(...events));
  return { engine, unitOfWork, recorded };
}
