import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApplicationEvent, SallyportError } from '../../sdk/node/client.ts';
import { MINUTE } from '../../src/kit/clock.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openEngine } from '../../src/store/open-engine.ts';
import { createUnitOfWork } from '../../src/store/unit-of-work.ts';
import { temporaryFolder } from '../../test/support/temporary-store.ts';
import { migrations } from '../store/migrations/index.ts';
import type { HelpdeskTables } from '../store/tables.ts';
import { deliverEvents, runDeliveries } from './deliver-events.ts';
import type { HelpdeskEvent } from './helpdesk-event.ts';
import { keepEvents } from './keep-events.ts';

const event: HelpdeskEvent = {
  organizationId: 'org_acme',
  name: 'ticket.opened',
  actor: 'per_bo',
  subject: 'per_bo',
  object: 'ticket:1',
};

async function openOutbox(t: TestContext) {
  const engine = openEngine<HelpdeskTables>({ dataFolder: temporaryFolder(t) });
  t.after(() => engine.close());
  await migrate(engine, 'helpdesk', migrations);
  let now = 1_700_000_000_000;
  let fault: Error | undefined;
  const told: ApplicationEvent[] = [];
  const clock = { now: () => now };
  const unitOfWork = createUnitOfWork(engine, keepEvents(clock));
  const record = async (one: ApplicationEvent) => {
    if (fault && one.object === 'ticket:1') throw fault;
    told.push(one);
  };
  return {
    ctx: { db: engine.reader, unitOfWork, client: { record }, ...clock },
    told,
    tell: (...events: HelpdeskEvent[]) => unitOfWork(async ({ emit }) => events.forEach(emit)),
    breakBy: (next: Error | undefined) => {
      fault = next;
    },
    wait: (time: number) => {
      now += time;
    },
  };
}

test('what happened is told in order, once', async (t) => {
  const { ctx, tell, told } = await openOutbox(t);
  const names = ['ticket.opened', 'ticket.replied', 'ticket.reopened'] as const;
  await tell(...names.map((name) => ({ ...event, name })));
  assert.equal(await deliverEvents(ctx), 3);
  assert.equal(await deliverEvents(ctx), 0);
  assert.deepEqual(
    told.map(({ name }) => name),
    names,
  );
  const { organizationId: organization, ...rest } = event;
  assert.deepEqual(told[0], { organization, ...rest });
});

test('nothing is told of a change that was not made', async (t) => {
  const { ctx } = await openOutbox(t);
  const failing = ctx.unitOfWork(async ({ emit }) => {
    emit(event);
    throw new Error('the change failed');
  });
  await assert.rejects(failing, /the change failed/);
  assert.equal(await deliverEvents(ctx), 0);
});

test('while Sallyport is away events wait, and are told when it is back', async (t) => {
  const { ctx, tell, told, breakBy, wait } = await openOutbox(t);
  await tell(event, { ...event, object: 'ticket:2' });
  breakBy(new SallyportError(0, 'unreachable', 'away'));
  await assert.rejects(deliverEvents(ctx), /away/);
  assert.equal(await deliverEvents(ctx), 0, 'another process does not ask at once again');
  breakBy(undefined);
  wait(MINUTE);
  assert.equal(await deliverEvents(ctx), 2);
  assert.equal(told.length, 2);
});

test('what Sallyport will never take holds up nothing', async (t) => {
  const { ctx, tell, told, breakBy } = await openOutbox(t);
  await tell(event, { ...event, object: 'ticket:2' });
  breakBy(new SallyportError(404, 'urn:sallyport:problem:not-found', 'There is nothing here'));
  await deliverEvents(ctx);
  assert.deepEqual(
    told.map(({ object }) => object),
    ['ticket:2'],
  );
});

test('deliveries go on after a fault, until they are stopped', async (t) => {
  const { ctx, tell, told, breakBy, wait } = await openOutbox(t);
  const faults: unknown[] = [];
  const deliveries = runDeliveries(ctx, { every: 5, onFault: (fault) => void faults.push(fault) });
  breakBy(new Error('away'));
  await tell(event);
  while (faults.length === 0) await sleep(5);
  breakBy(undefined);
  wait(MINUTE);
  while (told.length === 0) await sleep(5);
  await deliveries.stop();
  await tell(event);
  await sleep(30);
  assert.equal(told.length, 1);
});
