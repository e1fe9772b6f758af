import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { dumpDatabase } from '../../../test/support/dump-database.ts';
import { examplePerson as bo, exampleAttempt } from '../../../test/support/example-attempt.ts';
import { factorPasswords } from '../../../test/support/factor-passwords.ts';
import { readMails } from '../../../test/support/read-mails.ts';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import { type TemporaryStore, temporaryStore, testOnEachEngine } from '../../../test/support/temporary-store.ts';
import { HOUR, MINUTE } from '../../kit/clock.ts';
import { createSealer } from '../../kit/secrets.ts';
import type { FactorEvent } from '../factor.events.ts';
import type { Attempt } from '../factor.ts';
import { forgetCodes, readSentTo } from '../out-of-band.ts';
import { emailCodeFactor } from './email-code-factor.ts';
import { openMailedCode } from './mailed-link.ts';

async function openDesk({ engine, unitOfWork, recorded }: TemporaryStore<FactorEvent>) {
  let now = 1_700_000_000_000;
  const sealer = createSealer(Buffer.alloc(32, 1));
  const passwords = factorPasswords(sealer);
  const ctx = { db: engine.reader, now: () => now, sealer, unitOfWork, passwords };
  await unitOfWork(async ({ db }) => {
    await seedOrganization(db, 'org_1');
    await seedPerson(db, 'org_1', 'per_bo');
  });
  const letters = async () => (await readMails(ctx)).map(({ body }) => body);
  return {
    ctx,
    recorded,
    letters,
    wait: (time: number) => {
      now += time;
    },
    send: (change: Partial<Attempt> = {}) => emailCodeFactor.challenge(ctx, { ...exampleAttempt, ...change }),
    /** What came of it, spent and all. */
    async prove(code: string, change: Partial<Attempt> = {}) {
      const proved = await emailCodeFactor.prove(ctx, { ...exampleAttempt, ...change }, { code });
      if (!proved.ok) return proved.reason;
      return unitOfWork(({ db, emit }) => proved.value.spend({ db, emit, now: ctx.now, sealer }));
    },
    awaits: async () => (await readSentTo(ctx, { place: 'flow_1', factor: 'email_code' })) !== undefined,
    forget: () => unitOfWork(({ db }) => forgetCodes({ db, now: ctx.now })),
    async code() {
      return /^ {4}(\d{4} \d{4})$/m.exec((await letters()).at(-1) ?? '')?.[1] ?? '';
    },
  };
}

const open = async (t: TestContext) => openDesk(await temporaryStore<FactorEvent>(t));
const other = (code: string): string => code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));

test('the mailed code proves the address once, blanks or not', async (t) => {
  const desk = await open(t);
  assert.equal(await desk.prove('12345678'), 'none_waiting');
  await desk.send();
  const code = await desk.code();
  assert.match(code, /^\d{4} \d{4}$/);
  assert.equal(await desk.awaits(), true);
  assert.equal(await desk.prove(other(code)), 'wrong');
  assert.equal(await desk.prove(` ${code.replace(' ', '')} `), true);
  assert.equal(await desk.prove(code), 'none_waiting');
  assert.deepEqual(
    desk.recorded.map(({ type }) => type),
    ['address-code.sent'],
  );
});

test('a code of one place is worth nothing in another, and nothing for somebody else there', async (t) => {
  const desk = await open(t);
  await desk.send();
  const code = await desk.code();
  await desk.send({ place: 'flow_2' });
  assert.equal(await desk.prove(code, { place: 'flow_2' }), 'wrong');
  assert.equal(await desk.prove(code, { person: { ...bo, id: 'per_eve' } }), 'wrong');
  assert.equal(await desk.prove(code), true);
});

test('a code that went to an address which is theirs no more proves nothing', async (t) => {
  const desk = await open(t);
  await desk.send();
  assert.equal(await desk.prove(await desk.code(), { person: { ...bo, email: 'new@acme.example' } }), false);
});

/** Threat: whoever asks for a new code after each guess has as many guesses as they like. */
test('five tries in one place, however many codes are asked for', async (t) => {
  const desk = await open(t);
  await desk.send();
  for (let turn = 0; turn < 4; turn += 1) {
    assert.equal(await desk.prove(other(await desk.code())), 'wrong');
    if (turn === 1) await desk.send();
  }
  desk.wait(16 * MINUTE);
  await desk.forget();
  await desk.send();
  assert.equal(await desk.prove(other(await desk.code())), 'wrong');
  assert.equal(await desk.awaits(), false);
  assert.equal(await desk.prove(await desk.code()), 'disabled');
});

test('a code expires after 15 minutes, and a new one makes the old one worthless', async (t) => {
  const desk = await open(t);
  await desk.send();
  const first = await desk.code();
  desk.wait(15 * MINUTE);
  assert.equal(await desk.awaits(), false);
  assert.equal(await desk.prove(first), 'expired');
  await desk.send();
  const second = await desk.code();
  if (first !== second) assert.equal(await desk.prove(first), 'wrong');
  assert.equal(await desk.prove(second), true);
});

/** Threat: somebody who merely asserts an address makes us fill its mailbox. */
test('a place gets five codes an hour, and an address ten, which nobody is told', async (t) => {
  const desk = await open(t);
  for (let turn = 0; turn < 5; turn += 1) assert.equal((await desk.send()).ok, true);
  assert.equal((await desk.send()).ok, false);
  for (let turn = 0; turn < 7; turn += 1) assert.equal((await desk.send({ place: `flow_of_${turn}` })).ok, true);
  assert.equal((await desk.letters()).length, 10);
  desk.wait(HOUR);
  assert.equal((await desk.send()).ok, true);
  assert.equal((await desk.letters()).length, 11);
});

test('nobody is answered as somebody is, and no answer of theirs is right', async (t) => {
  const desk = await open(t);
  const nobody = { person: undefined };
  for (let turn = 0; turn < 5; turn += 1) assert.equal((await desk.send(nobody)).ok, true);
  assert.deepEqual(await desk.send(nobody), { ok: false, reason: 'too_many' });
  assert.deepEqual(await desk.letters(), []);
  for (let turn = 0; turn < 5; turn += 1) assert.equal(await desk.prove('12345678', nobody), 'wrong');
  assert.equal(await desk.prove('12345678', nobody), 'disabled');
});

test('the letter has the code first, a link for the same place, and a last line that binds it to the host', async (t) => {
  const desk = await open(t);
  await desk.send();
  const [letter = ''] = await desk.letters();
  const code = (await desk.code()).replace(' ', '');
  const [link = ''] = /https:\S+/.exec(letter) ?? [];
  assert.match(link, /^https:\/\/support\.acme\.example:8443\/sign-in\/mailed-code\/[\w-]+$/);
  assert.ok(letter.indexOf(link) > letter.indexOf('    '));
  assert.equal(letter.trimEnd().split('\n').at(-1), `@support.acme.example #${code}`);
  const sealed = link.split('/').at(-1) ?? '';
  const opened = openMailedCode(desk.ctx, sealed);
  assert.deepEqual([opened?.place, opened?.code], ['flow_1', code]);
  assert.equal(openMailedCode(desk.ctx, `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`), undefined);
  desk.wait(15 * MINUTE);
  assert.equal(openMailedCode(desk.ctx, sealed), undefined);
});

testOnEachEngine<FactorEvent>('of 50 replays of one code at the same time one counts', async (_t, store) => {
  const desk = await openDesk(store);
  await desk.send();
  const code = await desk.code();
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => desk.prove(code)));
  assert.equal(outcomes.filter((outcome) => outcome === true).length, 1);
});

/** Threat: whoever reads a copy of the database, or the ledger, gets in with what is under way. */
test('a code and the address it went to are in no event and no copy of the database', async (t) => {
  const desk = await open(t);
  await desk.send();
  const code = (await desk.code()).replace(' ', '');
  const { mail = [], ...dump } = await dumpDatabase(desk.ctx.db);
  const kept = JSON.stringify([dump, mail.map((row) => ({ ...JSON.parse(row), recipient: '' })), desk.recorded]);
  for (const secret of [code, `${code.slice(0, 4)} ${code.slice(4)}`, bo.email]) assert.ok(!kept.includes(secret));
});
