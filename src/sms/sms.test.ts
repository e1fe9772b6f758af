import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { dumpDatabase } from '../../test/support/dump-database.ts';
import { seedOrganization } from '../../test/support/seed.ts';
import {
  type TemporaryStore,
  temporaryPostgres,
  temporaryStore,
  testOnEachEngine,
} from '../../test/support/temporary-store.ts';
import { DAY, HOUR, MINUTE, type Millis, SECOND } from '../kit/clock.ts';
import { createSealer } from '../kit/secrets.ts';
import { deliverSms } from './deliver-sms.ts';
import type { OutgoingSms } from './fill-request.ts';
import { forgetSms } from './forget-sms.ts';
import { listSms, readSms } from './list-sms.ts';
import { noteUsed } from './note-used.ts';
import { type PhoneNumber, readPhoneNumber } from './phone-number.ts';
import { queueSms } from './queue-sms.ts';
import { readStops, resumeSms } from './read-stops.ts';
import type { SmsOutcome } from './send-by-gateway.ts';
import type { SmsEvent } from './sms.events.ts';

const TEXT = '123456 is your code for Acme.';

function number(text: string): PhoneNumber {
  const read = readPhoneNumber(text, 'any');
  assert.ok(read.ok, text);
  return read.value;
}

const bo = number('+436641234542');

async function openOffice({ engine, unitOfWork, recorded }: TemporaryStore<SmsEvent>) {
  let now = 1_700_000_000_000;
  const clock = { now: () => now };
  const sealer = createSealer(Buffer.alloc(32, 1));
  const sent: OutgoingSms[] = [];
  const outcomes: SmsOutcome[] = [];
  const ctx = {
    db: engine.reader,
    unitOfWork,
    sealer,
    ...clock,
    async send(sms: OutgoingSms) {
      sent.push(sms);
      return outcomes.shift() ?? ({ ok: true } as const);
    },
  };
  return {
    ctx,
    sent,
    outcomes,
    recorded,
    wait: (time: Millis) => {
      now += time;
    },
    queue: (to = bo, personId = 'per_1') =>
      unitOfWork((tx) =>
        queueSms({ ...tx, ...clock, sealer }, { organizationId: 'org_1', personId, number: to, text: TEXT }),
      ),
    use: (id: string) => unitOfWork(({ db }) => noteUsed({ db, ...clock }, id)),
    list: async () => (await listSms(ctx, 'org_1', { limit: 100 })).messages,
    forget: () => unitOfWork(({ db }) => forgetSms({ db, ...clock })),
    stops: () => readStops(ctx, 'org_1'),
    resume: () => unitOfWork((tx) => resumeSms(tx, 'org_1', 'per_ada')),
  };
}

async function open(t: TestContext) {
  const store = await temporaryStore<SmsEvent>(t);
  await store.unitOfWork(({ db }) => seedOrganization(db, 'org_1'));
  return openOffice(store);
}

const idOf = (queued: { readonly ok: true; readonly value: string } | { readonly ok: false }): string =>
  queued.ok ? queued.value : assert.fail('not queued');

test('a message leaves once, and neither its text nor its number is ever kept readable', async (t) => {
  const office = await open(t);
  const id = idOf(await office.queue());
  const kept = JSON.stringify([await dumpDatabase(office.ctx.db), office.recorded]);
  for (const secret of [TEXT, '123456', bo.e164, '6641234542']) assert.ok(!kept.includes(secret), secret);
  assert.equal((await readSms(office.ctx, 'org_1', id))?.text, TEXT);

  assert.equal(await deliverSms(office.ctx), 1);
  assert.equal(await deliverSms(office.ctx), 0);
  assert.deepEqual(office.sent, [{ id, to: bo.e164, text: TEXT }]);
  const [listed] = await office.list();
  assert.deepEqual([listed?.state, listed?.to, listed?.problem], ['sent', '+43 ••• ••42', null]);
  assert.equal((await readSms(office.ctx, 'org_1', id))?.text, '');
  assert.equal(await readSms(office.ctx, 'org_2', id), undefined);
  assert.deepEqual(office.recorded, [{ type: 'sms.sent', organizationId: 'org_1', actor: 'system', smsId: id }]);
});

test('a gateway in trouble is tried four times within two minutes, and then not any more', async (t) => {
  const office = await open(t);
  const smsId = idOf(await office.queue());
  for (let turn = 0; turn < 4; turn += 1) office.outcomes.push({ ok: false, problem: 'HTTP 503', isFinal: false });
  const tried: number[] = [];
  for (let second = 0; second < 120; second += 1) {
    if ((await deliverSms(office.ctx)) > 0) tried.push(second);
    office.wait(SECOND);
  }
  assert.deepEqual(tried, [0, 5, 25, 85]);
  const [listed] = await office.list();
  assert.deepEqual([listed?.state, listed?.problem], ['abandoned', 'HTTP 503']);
  assert.equal((await readSms(office.ctx, 'org_1', smsId))?.text, '');
  const about = { organizationId: 'org_1', actor: 'system', smsId };
  assert.deepEqual(office.recorded, [{ type: 'sms.abandoned', ...about, problem: 'HTTP 503' }]);
});

test('what the gateway refuses for good is not tried again', async (t) => {
  const office = await open(t);
  await office.queue();
  office.outcomes.push({ ok: false, problem: 'HTTP 400 21211', isFinal: true });
  await deliverSms(office.ctx);
  office.wait(HOUR);
  assert.equal(await deliverSms(office.ctx), 0);
});

test('a message that outlived its code is not sent, and after a month it is forgotten', async (t) => {
  const office = await open(t);
  const id = idOf(await office.queue());
  office.wait(10 * MINUTE);
  await office.forget();
  assert.equal(await deliverSms(office.ctx), 0);
  assert.equal((await office.list())[0]?.problem, 'waited too long');
  assert.equal((await readSms(office.ctx, 'org_1', id))?.text, '');
  office.wait(30 * DAY);
  await office.forget();
  assert.deepEqual(await office.list(), []);
});

test('a number gets three messages in ten minutes, and a person ten in an hour', async (t) => {
  const office = await open(t);
  for (let turn = 0; turn < 3; turn += 1) await office.use(idOf(await office.queue()));
  assert.deepEqual(await office.queue(), { ok: false, reason: 'too_many' });
  assert.deepEqual(await office.queue(bo, 'per_2'), { ok: false, reason: 'too_many' });
  office.wait(10 * MINUTE);
  let queued = 0;
  for (let turn = 0; turn < 20; turn += 1) if ((await office.queue(number(`+43664123${4000 + turn}`))).ok) queued += 1;
  assert.equal(queued, 6, 'four of the ten were asked for before');
});

/** Threat: who has one account asks again and again, and nobody else of the organization gets a code. */
test('whoever asks without end uses up what they may have, and nothing of the others', async (t) => {
  const office = await open(t);
  for (let turn = 0; turn < 1_500; turn += 1) await office.queue(number('+436641000001'), 'per_mallory');
  assert.equal((await office.queue(number('+436641000002'), 'per_jane')).ok, true);
});

test('messages whose codes are typed in are never stopped', async (t) => {
  const office = await open(t);
  for (let turn = 0; turn < 200; turn += 1) {
    const queued = await office.queue(number(`+43664${1000000 + turn}`), `per_${turn}`);
    if (turn % 2 === 0) await office.use(idOf(queued));
    else assert.ok(queued.ok);
  }
  assert.deepEqual(await office.stops(), []);
});

interface Script {
  readonly numbers: (turn: number) => string;
  readonly most: number;
  readonly pause: Millis;
  /** Of honest people in the day before it. */
  readonly before: number;
}

const scripts: Readonly<Record<string, Script>> = {
  'in one network': { numbers: (turn) => `+43664${1000000 + turn}`, most: 20, pause: 0, before: 0 },
  'over many networks': {
    numbers: (turn) => `+4915${[11, 12, 14, 15, 16, 17, 20, 22, 23, 25][turn % 10]}${1000000 + turn}`,
    most: 50,
    pause: 0,
    before: 0,
  },
  'with patience': { numbers: (turn) => `+43664${1000000 + turn}`, most: 30, pause: 17 * SECOND, before: 0 },
  'behind a busy day': {
    numbers: (turn) => `+4915${[11, 12, 14][turn % 3]}${1000000 + turn}`,
    most: 50,
    pause: 0,
    before: 300,
  },
};

for (const [how, { numbers, most, pause, before }] of Object.entries(scripts)) {
  /** Threat: a script has codes sent to numbers that pay its owner for each. */
  test(`a script that asks for 5,000 codes ${how} gets no more than ${most}`, async (t) => {
    const office = await open(t);
    for (let turn = 0; turn < before; turn += 1) {
      await office.use(idOf(await office.queue(number(`+43676${1000000 + turn}`), `per_honest_${turn}`)));
      office.wait(10 * SECOND);
    }
    for (let begin = 0; begin < 5_000; begin += 50) {
      const turns = Array.from({ length: 50 }, (_, index) => begin + index);
      await Promise.all(turns.map((turn) => office.queue(number(numbers(turn)), `per_${turn}`)));
      office.wait(50 * pause);
    }
    while ((await deliverSms(office.ctx)) > 0);
    assert.ok(office.sent.length - before <= most, `${office.sent.length}`);
    const stopped = office.recorded.filter(({ type }) => type === 'sms.stopped');
    assert.ok(stopped.length >= 1 && stopped.length <= 60, `${stopped.length} events`);
    assert.ok((await office.stops()).length >= 1);
  });
}

test('an administrator lets messages go again, and the breaker begins anew', async (t) => {
  const office = await open(t);
  for (let turn = 0; turn < 30; turn += 1) await office.queue(number(`+43664${1000000 + turn}`), `per_${turn}`);
  assert.deepEqual(await office.stops(), [{ prefix: '+43 664', written: 20, used: 0 }]);
  assert.equal((await office.queue()).ok, false);
  assert.equal((await office.queue(number('+4915112345678'))).ok, true, 'other networks go on');
  await office.resume();
  assert.deepEqual(await office.stops(), []);
  assert.equal((await office.queue()).ok, true);
  assert.deepEqual(office.recorded.at(-1), { type: 'sms.resumed', organizationId: 'org_1', actor: 'per_ada' });
});

testOnEachEngine<SmsEvent>('100 that ask at the same time are counted one by one', async (_t, store) => {
  await store.unitOfWork(({ db }) => seedOrganization(db, 'org_1'));
  const office = await openOffice(store);
  const asked = Array.from({ length: 100 }, (_, turn) =>
    office.queue(number(`+43664${1000000 + turn}`), `per_${turn}`),
  );
  assert.equal((await Promise.all(asked)).filter(({ ok }) => ok).length, 20);
});

test('of several processes one sends each message, and together they keep to the breaker', async (t) => {
  const stores = await temporaryPostgres<SmsEvent>(t, { processes: 3 });
  const [first] = stores ?? [];
  if (!stores || !first) return;
  await first.unitOfWork(({ db }) => seedOrganization(db, 'org_1'));
  const offices = await Promise.all(stores.map(openOffice));
  const asked = Array.from({ length: 60 }, (_, turn) =>
    offices[turn % 3]?.queue(number(`+43664${1000000 + turn}`), `per_${turn}`),
  );
  const queued = (await Promise.all(asked)).filter((one) => one?.ok).length;
  assert.equal(queued, 20);
  await Promise.all(offices.map(({ ctx }) => deliverSms(ctx)));
  const sent = offices.flatMap((office) => office.sent.map(({ id }) => id));
  assert.deepEqual([sent.length, new Set(sent).size], [20, 20]);
});
