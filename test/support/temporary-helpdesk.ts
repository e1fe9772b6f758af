import { type TestContext, test } from 'node:test';
import type { HelpdeskEvent } from '../../helpdesk/events/helpdesk-event.ts';
import { migrations } from '../../helpdesk/store/migrations/index.ts';
import type { HelpdeskTables } from '../../helpdesk/store/tables.ts';
import type { Desk } from '../../helpdesk/tickets/desk.ts';
import type { Viewer } from '../../helpdesk/tickets/viewer.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openEngine } from '../../src/store/open-engine.ts';
import { createUnitOfWork } from '../../src/store/unit-of-work.ts';
import { temporaryDatabase, temporaryFolder } from './temporary-store.ts';

/** The desk of one process; events are kept in a list instead of the outbox. */
export interface TemporaryDesk extends Desk {
  readonly told: readonly HelpdeskEvent[];
  readonly pass: (time: number) => void;
}

/** The same test on each engine, with the desks of two processes at one empty database of tickets. */
export function testOnEachDesk(title: string, body: (desks: [TemporaryDesk, TemporaryDesk]) => Promise<void>): void {
  test(`${title} (sqlite)`, async (t) => {
    const dataFolder = temporaryFolder(t);
    await body([await openDesk(t, { dataFolder }), await openDesk(t, { dataFolder })]);
  });
  test(`${title} (postgres)`, async (t) => {
    const databaseUrl = await temporaryDatabase(t);
    if (databaseUrl === undefined) return;
    const place = { dataFolder: '', databaseUrl };
    await body([await openDesk(t, place), await openDesk(t, place)]);
  });
}

async function openDesk(t: TestContext, place: Parameters<typeof openEngine>[0]): Promise<TemporaryDesk> {
  const engine = openEngine<HelpdeskTables>(place);
  t.after(() => engine.close());
  await migrate(engine, 'helpdesk', migrations);
  const told: HelpdeskEvent[] = [];
  const unitOfWork = createUnitOfWork<HelpdeskTables, HelpdeskEvent>(engine, async (_db, events) => {
    told.push(...events);
  });
  let now = 1_700_000_000_000;
  const pass = (time: number) => {
    now += time;
  };
  return { db: engine.reader, unitOfWork, now: () => now, told, pass };
}

const proved = { proof: { factor: 'remote', at: 1_700_000_000_000 }, site: 'www.acme.example' };

/** Somebody of `org_acme`, changed as the test likes. */
export const viewer = (name: string, change: Partial<Viewer> = {}): Viewer => ({
  organizationId: 'org_acme',
  personId: `per_${name}`,
  name,
  email: `${name}@acme.example`,
  kind: 'customer',
  contactId: null,
  permissions: [],
  identity: proved,
  ...change,
});

export const representative = (name: string, change: Partial<Viewer> = {}): Viewer =>
  viewer(name, { kind: 'representative', permissions: ['*'], ...change });
