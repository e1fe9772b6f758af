import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleAttempt, exampleOrganization, examplePerson } from '../../../test/support/example-attempt.ts';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import { type TemporaryStore, temporaryStore, testOnEachEngine } from '../../../test/support/temporary-store.ts';
import type { FactorName } from '../../factors/assurance.ts';
import type { FactorEvent } from '../../factors/factor.events.ts';
import type { Factor } from '../../factors/factor.ts';
import { setPassword } from '../../factors/password/set-password.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../kit/clock.ts';
import { accept, refuse } from '../../kit/result.ts';
import { createSealer } from '../../kit/secrets.ts';
import { proveFactor, type Try } from '../flow/prove-factor.ts';
import type { SignInEvent } from '../signin.events.ts';
import { forgetGuessesAt, sweepGuesses, takeTry } from './guess-budgets.ts';

type Event = FactorEvent | SignInEvent;

const bo = { ...examplePerson, loginName: 'bobby_b' };
const stranger: Try = {
  ...exampleAttempt,
  person: bo,
  identifier: bo.email,
  deviceId: undefined,
  evidence: [],
};
const nobody: Try = { ...stranger, person: undefined, identifier: 'nobody@acme.example' };
const atHome: Try = { ...stranger, deviceId: 'dev_home' };
const afterPassword: Try = { ...stranger, evidence: [{ factor: 'password', at: 1 }] };

/** A factor that is right for Bo with the answer “right”, and counts how often it looks at an answer for him. */
async function openDoor(
  { engine, unitOfWork, recorded }: TemporaryStore<Event>,
  name: FactorName = 'password',
  house: 'new' | 'settled' = 'new',
) {
  let time = Date.UTC(2026, 0, 1);
  let looks = 0;
  const ctx = {
    db: engine.reader,
    now: () => time,
    sealer: createSealer(Buffer.alloc(32, 1)),
    passwords: { hash: async () => accept('$'), verify: async () => accept(true as const), isCurrent: () => true },
    unitOfWork,
  };
  await unitOfWork(async ({ db, emit }) => {
    if (house === 'settled') return;
    await seedOrganization(db, 'org_1');
    await seedPerson(db, 'org_1', bo.id);
    await setPassword({ db, emit, now: ctx.now }, { organizationId: 'org_1', personId: bo.id }, '$', bo.id);
  });
  const factor: Factor = {
    name,
    async prove(_ctx, { person }, { typed = '' }) {
      if (person) looks += 1;
      if (typed === 'busy' || typed === 'used') return refuse(typed);
      if (!person || typed !== 'right') return refuse('wrong');
      return accept({ evidence: { factor: 'password', at: time }, spend: async () => true });
    },
  };
  return {
    ctx,
    recorded,
    looks: () => looks,
    pass: (span: number) => {
      time += span;
    },
    /** `in`, or what the claimant is told, with the wait. */
    async type(typed: string, attempt: Try = stranger) {
      const proved = await proveFactor(ctx, factor, attempt, { typed });
      if (!proved.ok) return proved.wait === undefined ? proved.reason : proved.wait;
      return (await unitOfWork((tx) => proved.value.spend({ ...ctx, ...tx }))) ? 'in' : 'not spent';
    },
    /** The same of a browser that has worked for it, without the work. */
    async work(attempt: Try = stranger) {
      const guess = { ...attempt, challenge: 'solved' as const };
      const turn = await unitOfWork(({ db }) => takeTry({ db, now: ctx.now }, guess, name));
      if (!turn.ok) return turn.reason === 'suspended' ? turn.reason : turn.wait;
      if (turn.value === 'look' && attempt.person) looks += 1;
      return 'wrong';
    },
    mails: () => engine.reader.selectFrom('mail').select('subject').execute(),
    rows: async () => (await engine.reader.selectFrom('guess_count').select('bucket').execute()).length,
  };
}

testOnEachEngine<Event>('after five tries each waits longer than the one before, up to an hour', async (_t, store) => {
  const door = await openDoor(store);
  for (const attempt of [stranger, nobody, atHome, afterPassword]) {
    for (let free = 0; free < 5; free += 1) assert.equal(await door.type('x', attempt), 'wrong');
    for (const wait of [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]) {
      assert.equal(await door.type('right', attempt), wait * SECOND, 'the right answer waits as well');
      door.pass(wait * SECOND - 1);
      assert.equal(await door.type('x', attempt), 1);
      door.pass(1);
      assert.equal(await door.type('x', attempt), 'wrong');
    }
  }
});

test('known and unknown names are told the same at every step', async (t) => {
  const door = await openDoor(await temporaryStore<Event>(t));
  const told: Record<string, unknown[]> = { known: [], unknown: [] };
  for (let count = 0; count < 300; count += 1) {
    told['known']?.push(await door.type('x', stranger));
    told['unknown']?.push(await door.type('x', nobody));
    door.pass(count % 2 === 0 ? 20 * SECOND : HOUR);
  }
  assert.deepEqual(told['known'], told['unknown']);
  assert.ok(told['known']?.includes('suspended'));
  assert.ok(told['known']?.some((one) => typeof one === 'number'));
});

testOnEachEngine<Event>(
  'strangers are looked at a hundred times, under all names together, and the owner is told',
  async (_t, store) => {
    const door = await openDoor(store);
    const names = [bo.email, bo.loginName, bo.email.toUpperCase()];
    for (let count = 0; count < 220; count += 1) {
      await door.type('x', { ...stranger, identifier: names[count % 3] ?? '' });
      door.pass(HOUR);
    }
    assert.equal(door.looks(), 100);
    assert.equal(
      await door.type('right', { ...stranger, identifier: bo.loginName }),
      'wrong',
      'a name that is not full itself',
    );
    assert.equal(await door.type('right', stranger), 'suspended');
    const suspensions = door.recorded.filter(({ type }) => type === 'sign-in.suspended');
    assert.ok(suspensions.length >= 1 && suspensions.length <= 6, 'at most once a day');
    assert.equal((await door.mails()).length, suspensions.length);
    assert.equal(await door.type('right', atHome), 'in', 'a browser that is known is not concerned');
    assert.equal(await door.type('right', stranger), 'in', 'and its success ends it for all');
  },
);

testOnEachEngine<Event>(
  'a password that browsers of the owner were wrong at is disabled after a hundred',
  async (_t, store) => {
    const door = await openDoor(store);
    for (let count = 0; count < 101; count += 1) {
      await door.type('x', { ...atHome, deviceId: `dev_${count % 2}` });
      door.pass(HOUR);
    }
    assert.equal(door.looks(), 100);
    assert.equal(await door.type('right', atHome), 'suspended');
    assert.equal(door.recorded.filter(({ type }) => type === 'password.disabled').length, 1);
    const disabled = () => store.engine.reader.selectFrom('password').select('disabled_at').executeTakeFirst();
    assert.notEqual((await disabled())?.disabled_at, null);
    await store.unitOfWork(async (tx) => {
      await setPassword({ ...tx, now: door.ctx.now }, { organizationId: 'org_1', personId: bo.id }, '$2', bo.id);
      await forgetGuessesAt(tx, bo, ['password']);
    });
    assert.equal((await disabled())?.disabled_at, null);
    assert.equal(await door.type('right', atHome), 'in');
  },
);

testOnEachEngine<Event>(
  'who has worked for it is looked at without the wait, within the hundred',
  async (_t, store) => {
    const door = await openDoor(store);
    for (let count = 0; count < 5; count += 1) await door.type('x');
    assert.equal(await door.type('right'), 30 * SECOND);
    assert.equal(await door.work(), 'wrong');
    assert.equal(await door.type('right'), 60 * SECOND, 'the next one waits as if the wait had passed');
    for (let count = 0; count < 150; count += 1) await door.work();
    assert.equal(door.looks(), 100);
    assert.equal(await door.work(), 'suspended');
  },
);

test('a success ends the row; what was not looked at, or was right once, is not counted', async (t) => {
  const door = await openDoor(await temporaryStore<Event>(t));
  for (let round = 0; round < 4; round += 1) {
    for (let count = 0; count < 4; count += 1) await door.type('x');
    for (let count = 0; count < 9; count += 1) assert.equal(await door.type('busy'), 'busy');
    for (let count = 0; count < 9; count += 1) assert.equal(await door.type('used'), 'wrong');
    assert.equal(await door.type('right'), 'in');
    door.pass(5 * MINUTE);
  }
});

test('one network gets so many tries, whoever it tries; known browsers in it are not concerned', async (t) => {
  const door = await openDoor(await temporaryStore<Event>(t));
  for (let count = 0; count < 60; count += 1) await door.type('x', { ...nobody, identifier: `n${count}@acme.example` });
  assert.equal(await door.type('right', stranger), 5 * MINUTE);
  assert.equal(await door.type('right', { ...stranger, address: '198.51.100.1' }), 'in');
  assert.equal(await door.type('right', atHome), 'in');
});

for (const name of ['totp', 'hotp', 'sms_code'] as const) {
  test(`a code of six digits (${name}) is checked ten times per account and day`, async (t) => {
    const door = await openDoor(await temporaryStore<Event>(t), name);
    const ways: readonly Try[] = [
      afterPassword,
      { ...afterPassword, place: 'flow_2' },
      stranger,
      { ...stranger, identifier: bo.loginName },
    ];
    for (let day = 0; day < 5; day += 1) {
      const before = door.looks();
      for (let count = 0; count < 60; count += 1) {
        await door.work({ ...(ways[count % ways.length] ?? stranger), address: `198.51.100.${count}` });
        door.pass(MINUTE);
      }
      assert.equal(door.looks() - before, 8, 'in any browsers, flows, by any names and from any networks');
      for (let count = 0; count < 10; count += 1) {
        await door.work(atHome);
        door.pass(MINUTE);
      }
      assert.equal(door.looks() - before, 10, 'some are kept for browsers that are known');
      door.pass(DAY - 70 * MINUTE);
    }
  });
}

/** Threat: who knows the password guesses at the app, then at the token, then at the code by phone. */
test('whatever ways somebody has set up, their six digits are checked ten times a day in all', async (t) => {
  const store = await temporaryStore<Event>(t);
  const names = ['totp', 'hotp', 'sms_code'] as const;
  const doors = [await openDoor(store, names[0])];
  for (const name of names.slice(1)) doors.push(await openDoor(store, name, 'settled'));
  for (const door of doors) {
    for (let count = 0; count < 20; count += 1) await door.work({ ...afterPassword, address: `198.51.100.${count}` });
    for (let count = 0; count < 20; count += 1) await door.work(atHome);
  }
  assert.equal(
    doors.reduce((sum, door) => sum + door.looks(), 0),
    10,
  );
});

test('a mailed code of eight digits makes its own flow wait and no other, and strangers disable nothing', async (t) => {
  const door = await openDoor(await temporaryStore<Event>(t), 'email_code');
  for (let count = 0; count < 1_100; count += 1) {
    await door.work({ ...stranger, place: `flow_${count}`, address: `198.51.${count % 200}.1` });
  }
  assert.equal(door.looks(), 800);
  assert.equal(await door.type('right', atHome), 'in');
  assert.ok(Number(await door.type('right', { ...stranger, place: 'flow_of_bo' })) > 23 * HOUR);
  door.pass(DAY);
  for (let count = 0; count < 6; count += 1) await door.type('x', stranger);
  assert.equal(await door.type('right', stranger), 30 * SECOND);
  assert.equal(await door.type('right', { ...stranger, place: 'flow_of_bo' }), 'in');
});

test('a code that is right gives its check of the day back, and those before it stay counted', async (t) => {
  const door = await openDoor(await temporaryStore<Event>(t), 'totp');
  for (let count = 0; count < 7; count += 1) await door.work(afterPassword);
  door.pass(HOUR);
  for (let count = 0; count < 9; count += 1) assert.equal(await door.type('right', afterPassword), 'in');
  assert.equal(await door.type('x', afterPassword), 'wrong');
  assert.ok(Number(await door.type('right', afterPassword)) > 22 * HOUR);
  assert.equal(await door.type('right', { ...afterPassword, deviceId: 'dev_home' }), 'in');
});

test('an authenticator app is disabled after a hundred wrong codes in a row, wherever they were typed', async (t) => {
  const store = await temporaryStore<Event>(t);
  const door = await openDoor(store, 'totp');
  await store.unitOfWork(({ db }) =>
    db
      .insertInto('authenticator')
      .values({
        id: 'aut_1',
        organization_id: 'org_1',
        person_id: bo.id,
        factor: 'totp',
        name: 'App',
        key_material: Buffer.alloc(1),
        last_step: null,
        created_at: 1,
        last_used_at: null,
      })
      .execute(),
  );
  for (let count = 0; count < 150; count += 1) {
    await door.type('x', count % 5 === 4 ? atHome : afterPassword);
    door.pass(DAY / 4);
  }
  assert.equal(door.looks(), 100);
  assert.equal(door.recorded.filter(({ type }) => type === 'authenticator.disabled').length, 1);
  assert.equal(await door.type('right', atHome), 'suspended');
});

testOnEachEngine<Event>('fifty tries at the same time count as fifty', async (_t, store) => {
  const door = await openDoor(store);
  const told = await Promise.all(Array.from({ length: 50 }, () => door.type('x')));
  assert.equal(told.filter((one) => one === 'wrong').length, 5);
  assert.equal(door.looks(), 5);
});

test('what was counted of names that were only typed goes, what was counted of accounts stays', async (t) => {
  const store = await temporaryStore<Event>(t);
  const door = await openDoor(store);
  await door.type('x');
  await door.type('x', nobody);
  assert.equal(await door.rows(), 4);
  door.pass(DAY + 1);
  await store.unitOfWork(({ db }) => sweepGuesses({ db, now: door.ctx.now }));
  assert.equal(await door.rows(), 1, 'the count of the account');
});

/** Threat: a clock that was a year ahead for a moment makes a name wait for a year. */
test('a wait that a wrong clock began ends with the clock', async (t) => {
  const door = await openDoor(await temporaryStore<Event>(t));
  door.pass(365 * DAY);
  for (let count = 0; count < 6; count += 1) await door.type('x');
  door.pass(-365 * DAY);
  assert.equal(await door.type('right'), 'in');
});

/** The owner is let in however much strangers try, and they are looked at a hundred times in a row (G4). */
test('ten thousand wrong tries of strangers keep no owner out of a browser that is known', async (t) => {
  const door = await openDoor(await temporaryStore<Event>(t));
  const told = new Map<string, number>();
  let letIn = 0;
  for (let batch = 0; batch < 100; batch += 1) {
    const before = door.looks();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const attempt = { ...stranger, address: `10.${batch}.${index}.1` };
        return index % 2 === 0 ? door.work(attempt) : door.type('x', attempt);
      }),
    );
    for (const answer of answers) {
      const kind = typeof answer === 'number' ? 'wait' : answer;
      told.set(kind, (told.get(kind) ?? 0) + 1);
    }
    door.pass(20 * MINUTE);
    if (batch % 10 !== 9) continue;
    if ((await door.type('right', atHome)) === 'in') letIn += 1;
    assert.ok(door.looks() - before <= 101);
  }
  assert.equal(letIn, 10);
  assert.equal(
    [...told.values()].reduce((sum, count) => sum + count),
    10_000,
  );
  assert.ok((told.get('wrong') ?? 0) <= 10 * 100);
  assert.ok(door.looks() <= 10 * 100 + 10, 'a hundred in a row between two successes of the owner');
});

test('forgetting the guesses at a person leaves those at others', async (t) => {
  const store = await temporaryStore<Event>(t);
  const door = await openDoor(store);
  for (let count = 0; count < 5; count += 1) await door.type('x', nobody);
  for (let count = 0; count < 5; count += 1) await door.type('x');
  await store.unitOfWork((tx) => forgetGuessesAt(tx, { ...bo, organizationId: exampleOrganization.id }, ['password']));
  assert.equal(await door.type('right'), 'in');
  assert.equal(await door.type('x', nobody), 30 * SECOND);
});
