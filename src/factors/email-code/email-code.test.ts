import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import { temporaryStore } from '../../../test/support/temporary-store.ts';
import { HOUR, MINUTE } from '../../kit/clock.ts';
import { createSealer } from '../../kit/secrets.ts';
import type { EmailCodeEvent } from './email-code.events.ts';
import { awaitsEmailCode, proveEmailCode } from './prove-email-code.ts';
import { sendEmailCode } from './send-email-code.ts';

const bo = { organizationId: 'org_1', personId: 'per_bo', sessionId: 'ses_1' } as const;

async function openDesk(t: TestContext) {
  const { engine, unitOfWork, recorded } = await temporaryStore<EmailCodeEvent>(t);
  let now = 1_700_000_000_000;
  const parts = { now: () => now, sealer: createSealer(Buffer.alloc(32, 1)) };
  await unitOfWork(async ({ db }) => {
    await seedOrganization(db, 'org_1');
    await seedPerson(db, 'org_1', 'per_bo');
  });
  const wish = { ...bo, email: 'bo@acme.example', title: 'Acme Support', language: 'en' } as const;
  return {
    recorded,
    wait: (time: number) => {
      now += time;
    },
    send: (change: object = {}) => unitOfWork((tx) => sendEmailCode({ ...tx, ...parts }, { ...wish, ...change })),
    prove: (code: string, change: object = {}) =>
      unitOfWork((tx) => proveEmailCode({ ...tx, ...parts }, { ...bo, ...change }, code)),
    awaits: () => awaitsEmailCode({ db: engine.reader, ...parts }, bo.sessionId),
    mails: () => engine.reader.selectFrom('mail').selectAll().orderBy('id').execute(),
    async code() {
      const body = (await this.mails()).at(-1)?.body ?? '';
      return /^ {4}(\d{4} \d{4})$/m.exec(body)?.[1] ?? '';
    },
  };
}

const other = (code: string): string => code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));

test('the mailed code proves the address once, blanks or not', async (t) => {
  const desk = await openDesk(t);
  assert.equal(await desk.awaits(), false);
  await desk.send();
  const code = await desk.code();
  assert.match(code, /^\d{4} \d{4}$/);
  assert.equal(await desk.awaits(), true);
  assert.deepEqual(await desk.prove(other(code)), { ok: false, reason: 'wrong' });
  const proved = await desk.prove(` ${code.replace(' ', '')} `);
  assert.equal(proved.ok && proved.value.factor, 'email_code');
  assert.deepEqual(await desk.prove(code), { ok: false, reason: 'none_sent' });
  assert.deepEqual(
    desk.recorded.map(({ type }) => type),
    ['address-code.sent', 'address-code.refused', 'address.confirmed', 'address-code.refused'],
  );
});

test('a code of one session is worth nothing in another', async (t) => {
  const desk = await openDesk(t);
  await desk.send();
  const code = await desk.code();
  await desk.send({ sessionId: 'ses_2' });
  assert.deepEqual(await desk.prove(code, { sessionId: 'ses_2' }), { ok: false, reason: 'wrong' });
  assert.equal((await desk.prove(code)).ok, true);
});

test('five tries, then not even the right code is taken', async (t) => {
  const desk = await openDesk(t);
  await desk.send();
  const code = await desk.code();
  for (let turn = 0; turn < 5; turn += 1)
    assert.deepEqual(await desk.prove(other(code)), { ok: false, reason: 'wrong' });
  assert.equal(await desk.awaits(), false);
  assert.deepEqual(await desk.prove(code), { ok: false, reason: 'too_many' });
});

test('a code expires after 15 minutes, and a new one makes the old one worthless', async (t) => {
  const desk = await openDesk(t);
  await desk.send();
  const first = await desk.code();
  desk.wait(15 * MINUTE);
  assert.equal(await desk.awaits(), false);
  assert.deepEqual(await desk.prove(first), { ok: false, reason: 'expired' });
  await desk.send();
  const second = await desk.code();
  if (first !== second) assert.deepEqual(await desk.prove(first), { ok: false, reason: 'wrong' });
  assert.equal((await desk.prove(second)).ok, true);
});

/** Threat: somebody who merely asserts an address makes us fill its mailbox. */
test('an address gets five codes an hour, whatever the sessions', async (t) => {
  const desk = await openDesk(t);
  for (let turn = 0; turn < 5; turn += 1) assert.equal((await desk.send({ sessionId: `ses_${turn}` })).ok, true);
  assert.equal((await desk.send()).ok, false);
  assert.equal((await desk.mails()).length, 5);
  desk.wait(HOUR);
  assert.equal((await desk.send()).ok, true);
});
