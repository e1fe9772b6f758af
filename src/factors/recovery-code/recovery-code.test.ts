import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import {
  type TemporaryStore,
  temporaryPostgres,
  temporaryStore,
  testOnEachEngine,
} from '../../../test/support/temporary-store.ts';
import { createSealer } from '../../kit/secrets.ts';
import { countRecoveryCodes } from './count-recovery-codes.ts';
import { makeRecoveryCodes } from './make-recovery-codes.ts';
import { proveRecoveryCode } from './prove-recovery-code.ts';
import type { RecoveryCodeEvent } from './recovery-code.events.ts';
import { newRecoveryCode } from './recovery-code.ts';
import { removeRecoveryCodes } from './remove-recovery-codes.ts';

const bo = { organizationId: 'org_1', personId: 'per_bo' } as const;
const eve = { ...bo, personId: 'per_eve' } as const;

async function openDesk({ engine, unitOfWork, recorded }: TemporaryStore<RecoveryCodeEvent>) {
  const parts = { now: () => 1_700_000_000_000, sealer: createSealer(Buffer.alloc(32, 1)) };
  await unitOfWork(async ({ db }) => {
    await seedOrganization(db, 'org_1');
    await seedPerson(db, 'org_1', 'per_bo');
    await seedPerson(db, 'org_1', 'per_eve');
  });
  return {
    parts,
    recorded,
    db: engine.reader,
    make: (owner: typeof bo | typeof eve = bo) => unitOfWork((tx) => makeRecoveryCodes({ ...tx, ...parts }, owner)),
    prove: (code: string, owner: typeof bo | typeof eve = bo) =>
      unitOfWork((tx) => proveRecoveryCode({ ...tx, ...parts }, owner, code)),
    left: (personId: string = bo.personId) => countRecoveryCodes({ db: engine.reader }, personId),
    remove: () => unitOfWork((tx) => removeRecoveryCodes(tx, bo.personId)),
  };
}

const wrong = { ok: false, reason: 'wrong_recovery_code' };

test('a code has 80 bits in four groups of four, of letters and digits that nobody mistakes', () => {
  const codes = Array.from({ length: 1_000 }, newRecoveryCode);
  for (const code of codes) assert.match(code, /^[0-9a-hjkmnp-tv-z]{4}(?:-[0-9a-hjkmnp-tv-z]{4}){3}$/);
  assert.equal(new Set(codes).size, 1_000);
});

testOnEachEngine<RecoveryCodeEvent>('each of ten codes works once, however it is typed', async (_t, store) => {
  const desk = await openDesk(store);
  const codes = await desk.make();
  assert.equal(codes.length, 10);
  assert.equal(new Set(codes).size, 10);
  const [first = '', second = '', third = '', fourth = ''] = codes;
  assert.deepEqual(await desk.prove(first), { ok: true, value: { factor: 'recovery_code', at: desk.parts.now() } });
  assert.deepEqual(await desk.prove(first), wrong);
  assert.ok((await desk.prove(` ${second.toUpperCase().replaceAll('-', ' ')} `)).ok);
  assert.ok((await desk.prove(third.replaceAll('-', '').replaceAll('0', 'O').replaceAll('1', 'l'))).ok);
  const arabic = fourth.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
  assert.ok((await desk.prove(arabic)).ok);
  for (const typed of ['', '-', first.slice(0, -1), `${first}0`, '0000-0000-0000-0000'])
    assert.deepEqual(await desk.prove(typed), wrong);
  assert.equal(await desk.left(), 6);
  assert.deepEqual(
    desk.recorded.map((event) => (event.type === 'recovery-codes.used' ? event.left : event.type)),
    ['recovery-codes.made', 9, 8, 7, 6],
  );
});

test('a new set ends the old one, and nothing is left when they are removed', async (t) => {
  const desk = await openDesk(await temporaryStore<RecoveryCodeEvent>(t));
  const [old = ''] = await desk.make();
  const [fresh = ''] = await desk.make();
  assert.deepEqual(await desk.prove(old), wrong);
  assert.equal(await desk.left(), 10);
  await desk.remove();
  assert.deepEqual(await desk.prove(fresh), wrong);
  assert.equal(await desk.left(), 0);
});

/** Threat: whoever reads the database, or the ledger, signs in with what is there. */
test('neither tables nor events hold a code, and a code of one person is worth nothing for another', async (t) => {
  const desk = await openDesk(await temporaryStore<RecoveryCodeEvent>(t));
  const codes = await desk.make();
  await desk.make(eve);
  const rows = await desk.db.selectFrom('recovery_code').selectAll().execute();
  const kept = JSON.stringify([rows.map((row) => Buffer.from(row.code_hash).toString('latin1')), desk.recorded]);
  for (const code of codes) {
    assert.ok(!kept.includes(code) && !kept.includes(code.replaceAll('-', '')));
    assert.deepEqual(await desk.prove(code, eve), wrong);
  }
  assert.equal(await desk.left('per_eve'), 10);
});

async function useAtOnce(t: TestContext, stores: readonly TemporaryStore<RecoveryCodeEvent>[]) {
  const [first] = stores;
  assert.ok(first);
  const desk = await openDesk(first);
  const [code = ''] = await desk.make();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => {
      const { unitOfWork } = stores[n % stores.length] ?? first;
      return unitOfWork((tx) => proveRecoveryCode({ ...tx, ...desk.parts }, bo, code));
    }),
  );
  assert.equal(answers.filter(({ ok }) => ok).length, 1);
  assert.equal(await desk.left(), 9);
  t.diagnostic(`${answers.length} at once in ${stores.length} processes, 1 success`);
}

test('50 uses of one code at once are one success (sqlite)', async (t) =>
  useAtOnce(t, [await temporaryStore<RecoveryCodeEvent>(t)]));

test('50 uses of one code at once in 4 processes are one success (postgres)', async (t) => {
  const stores = await temporaryPostgres<RecoveryCodeEvent>(t, { processes: 4 });
  if (stores) await useAtOnce(t, stores);
});
