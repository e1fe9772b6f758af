import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testOnEachEngine } from '../../test/support/temporary-store.ts';
import { DAY, HOUR } from '../kit/clock.ts';
import type { Db, Engine } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import { createUnitOfWork } from '../store/unit-of-work.ts';
import { type AuditEvent, catalogue } from './catalogue.ts';
import { listEvents } from './list-events.ts';
import { pruneEvents } from './prune-events.ts';
import { createRecorder } from './record-events.ts';
import { verifyLedger } from './verify-ledger.ts';

let now = 1_700_000_000_000;
const clock = { now: () => now };

interface Ledger extends ReturnType<typeof startProcess> {
  readonly engine: Engine;
  readonly ctx: Db;
}

function testLedger(title: string, body: (ledger: Ledger) => Promise<void>) {
  testOnEachEngine(title, (_t, { engine }) => body({ engine, ctx: { db: engine.reader }, ...startProcess(engine) }));
}

/** Each call writes a chain of its own, as a process does. */
function startProcess(engine: Engine) {
  const unitOfWork = createUnitOfWork<Schema, AuditEvent>(engine, createRecorder(clock));
  const tell = (...events: AuditEvent[]) => unitOfWork(async ({ emit }) => events.forEach(emit));
  return { unitOfWork, tell };
}

const created = (name: string, organizationId: 'org_1' | 'org_2' = 'org_1'): AuditEvent => ({
  type: 'organization.created',
  organizationId,
  actor: 'system',
  name,
});

const ended = (personId: `per_${string}`): AuditEvent => ({
  type: 'session.ended',
  organizationId: 'org_1',
  actor: personId,
  personId,
  sessionId: 'ses_1',
  because: 'signed_out',
});

const rowsOf = (engine: Engine) =>
  engine.reader.selectFrom('event').selectAll().orderBy('chain').orderBy('position').execute();

testLedger('events form one chain per process, and a new chain is tied to the last', async ({ engine, ctx, tell }) => {
  await tell(created('a'), created('b'));
  await tell(created('c'));
  now += 1;
  await startProcess(engine).tell(created('d'));

  assert.deepEqual(await verifyLedger(ctx), { ok: true, value: { chains: 2, events: 6 } });
  const rows = await rowsOf(engine);
  assert.deepEqual(
    rows.map(({ position, type }) => `${position} ${type}`),
    [
      '0 chain.started',
      '1 organization.created',
      '2 organization.created',
      '3 organization.created',
      '0 chain.started',
      '1 organization.created',
    ],
  );
  const tie = JSON.parse(rows[4]?.data ?? '{}') as Record<string, unknown>;
  assert.equal(tie['afterChain'], rows[3]?.chain);
  assert.equal(tie['afterPosition'], 3);
});

testLedger('a unit that fails takes its events along and leaves no gap', async ({ ctx, unitOfWork, tell }) => {
  const failing = () =>
    unitOfWork(async ({ db, emit }) => {
      emit(created('never'));
      await db.insertInto('installation').values({ name: 'same', value: '' }).execute();
      await db.insertInto('installation').values({ name: 'same', value: '' }).execute();
    });
  const outcomes = await Promise.allSettled([failing(), tell(created('a')), failing(), tell(created('b')), failing()]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['rejected', 'fulfilled', 'rejected', 'fulfilled', 'rejected'],
  );
  assert.deepEqual(await verifyLedger(ctx), { ok: true, value: { chains: 1, events: 3 } });
});

testLedger('a thousand events of one unit are in their order', async ({ engine, ctx, tell }) => {
  await tell(...Array.from({ length: 1_200 }, (_, index) => created(`o${index}`)));
  assert.deepEqual(await verifyLedger(ctx), { ok: true, value: { chains: 1, events: 1_201 } });
  const ids = (await rowsOf(engine)).map(({ id }) => id);
  assert.deepEqual(ids.toSorted(), ids);
});

/** Threat: somebody with access to the database hides what they did. */
const tampering: [name: string, sql: (chain: string) => string, reason: string, position: number][] = [
  ['a changed text', () => `update event set data = replace(data, '"b"', '"x"')`, 'changed', 2],
  ['a changed actor', () => `update event set actor = 'per_9' where position = 1`, 'changed', 1],
  ['a changed time', () => 'update event set at = at + 1 where position = 3', 'changed', 3],
  ['a changed organization', () => `update event set organization_id = 'org_2' where position = 2`, 'changed', 2],
  ['a removed row', () => 'delete from event where position = 2', 'missing', 3],
  ['a removed beginning', () => 'delete from event where position <= 1', 'missing', 2],
  [
    'two rows exchanged',
    () => 'update event set position = case position when 1 then 102 else 101 end where position in (1, 2)',
    'missing',
    3,
  ],
  ['a chain removed before another', (chain) => `delete from event where chain = '${chain}'`, 'untied', 0],
  [
    'the end of a chain removed before another',
    (chain) => `delete from event where chain = '${chain}' and position = 3`,
    'untied',
    0,
  ],
];

for (const [name, sql, reason, position] of tampering) {
  testLedger(`${name} is found where it is`, async ({ engine, ctx, tell }) => {
    await tell(created('a'), created('b'), created('c'));
    const [first] = await rowsOf(engine);
    now += 1;
    if (reason === 'untied') await startProcess(engine).tell(created('d'));
    await engine.writer.executeQuery({ ...engine.writer.selectFrom('event').compile(), sql: sql(first?.chain ?? '') });
    const verdict = await verifyLedger(ctx);
    assert.ok(!verdict.ok);
    assert.deepEqual({ reason: verdict.reason, position: verdict.position }, { reason, position });
  });
}

testLedger('what is left after pruning is still verified, and goes on', async ({ engine, ctx, unitOfWork, tell }) => {
  await tell(created('a'), created('b'));
  now += HOUR;
  const second = startProcess(engine);
  await second.tell(created('c'));
  now += 2 * DAY;
  await second.tell(created('d'));

  assert.equal(await pruneEvents({ ...ctx, unitOfWork: second.unitOfWork }, now - DAY), 5);
  assert.deepEqual(await verifyLedger(ctx), { ok: true, value: { chains: 1, events: 2 } });
  await tell(created('e'));
  assert.deepEqual(await verifyLedger(ctx), { ok: true, value: { chains: 2, events: 3 } });
  assert.equal(await pruneEvents({ ...ctx, unitOfWork }, now - DAY), 0);

  await engine.writer
    .deleteFrom('event')
    .where('type', '=', 'organization.created')
    .where('data', 'like', '%"d"%')
    .execute();
  assert.equal((await verifyLedger(ctx)).ok, false);
});

testLedger('pruning more than one step leaves nothing of it', async ({ engine, ctx, unitOfWork, tell }) => {
  for (let unit = 0; unit < 5; unit += 1) await tell(...Array.from({ length: 1_000 }, () => created('a')));
  now += DAY;
  await tell(created('b'));
  assert.equal(await pruneEvents({ ...ctx, unitOfWork }, now), 5_001);
  assert.deepEqual(
    (await rowsOf(engine)).map(({ type }) => type),
    ['organization.created', 'ledger.pruned'],
  );
  assert.deepEqual(await verifyLedger(ctx), { ok: true, value: { chains: 1, events: 2 } });
});

testLedger('a list shows one organization, newest first, page by page', async ({ ctx, tell }) => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    now += 1;
    await tell(created(name), created(`not ${name}`, 'org_2'));
  }
  const seen: unknown[] = [];
  let before: string | undefined;
  do {
    const page = await listEvents(ctx, 'org_1', { before }, 2);
    seen.push(page.events.map(({ data }) => data['name']));
    before = page.next;
  } while (before);
  assert.deepEqual(seen, [['e', 'd'], ['c', 'b'], ['a']]);
});

testLedger('a list is narrowed by type, actor and text', async ({ ctx, tell }) => {
  await tell(created('100% Acme'), ended('per_1'), ended('per_2'), created('1000 Acme', 'org_2'));
  const count = async (filter: object) => (await listEvents(ctx, 'org_1', filter, 10)).events.length;
  assert.equal(await count({}), 3);
  assert.equal(await count({ type: 'session.' }), 2);
  assert.equal(await count({ type: 'session_' }), 0);
  assert.equal(await count({ actor: 'per_2' }), 1);
  assert.equal(await count({ text: '100% ACME' }), 1);
  assert.equal(await count({ text: '100_' }), 0);
  assert.equal(await count({ text: 'per_1', type: 'session.ended', actor: 'per_1' }), 1);
  assert.equal(await count({ text: 'per_1', actor: 'per_2' }), 0);
  assert.equal(await count({ type: '', actor: '', text: '' }), 3);
  const [event] = (await listEvents(ctx, 'org_1', { actor: 'per_2' }, 10)).events;
  assert.equal(event?.sentence, 'A session was ended before its time.');
});

test('every type is a noun and what happened to it, with a sentence', () => {
  const types = Object.entries(catalogue);
  assert.ok(types.length > 20);
  for (const [type, sentence] of types) {
    assert.match(type, /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
    assert.match(sentence, /^[A-Z].*\.$/);
  }
});
