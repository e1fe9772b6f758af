import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { generateSync, ScureBase32Plugin } from 'otplib';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import { type TemporaryStore, temporaryPostgres, temporaryStore } from '../../../test/support/temporary-store.ts';
import { projectRoot } from '../../kit/project-root.ts';
import { createSealer } from '../../kit/secrets.ts';
import type { FactorEvent } from '../factor.events.ts';
import type { Attempt, FactorContext } from '../factor.ts';
import { readOtpKey, readOtpSecret } from '../otp-key.ts';
import { enrolToken } from './enrol-token.ts';
import { findCounter, findFirstCounter } from './hotp.ts';
import { hotpFactor } from './hotp-factor.ts';

interface Vectors {
  readonly hotp: { readonly secretAscii: string; readonly tests: readonly { counter: number; otp: string }[] };
}

const { hotp } = JSON.parse(readFileSync(join(projectRoot, 'test/vectors/rfc4226-6238.json'), 'utf8')) as Vectors;
const secret = new ScureBase32Plugin().encode(Buffer.from(hotp.secretAscii));
const key = readOtpKey(secret);
const codeAt = (counter: number): string => generateSync({ strategy: 'hotp', secret, counter });

test('the 10 codes of RFC 4226 appendix D belong to their counters', () => {
  for (const { counter, otp } of hotp.tests) {
    assert.equal(findCounter(key, otp, counter), counter);
    assert.equal(codeAt(counter), otp);
  }
  assert.equal(hotp.tests.length, 10);
});

test('a code alone counts within five presses of the button, two in a row within two hundred', () => {
  assert.equal(findCounter(key, codeAt(4), 0), 4);
  assert.equal(findCounter(key, codeAt(5), 0), undefined);
  assert.equal(findCounter(key, codeAt(3), 4), undefined);
  assert.equal(findCounter(key, `${codeAt(150)} ${codeAt(151)}`, 0), 151);
  assert.equal(findCounter(key, `${codeAt(151)} ${codeAt(150)}`, 0), undefined);
  assert.equal(findCounter(key, `${codeAt(150)} ${codeAt(152)}`, 0), undefined);
  assert.equal(findCounter(key, `${codeAt(250)} ${codeAt(251)}`, 0), undefined);
  assert.equal(findFirstCounter(key, codeAt(1_500), codeAt(1_501)), 1_501);
  for (const typed of ['', '75522', '7552244', 'abcdef', '755224\u0000'])
    assert.equal(findCounter(key, typed, 0), undefined);
});

test('a secret is taken in base32 or hexadecimal, from 128 bits on', () => {
  const hex = Buffer.from(hotp.secretAscii).toString('hex');
  for (const typed of [secret, secret.toLowerCase(), secret.replace(/(.{4})/g, '$1 '), hex, hex.toUpperCase()]) {
    assert.equal(readOtpSecret(typed), secret);
  }
  for (const typed of ['', 'GEZDGNBV', hex.slice(0, 30), 'not a secret at all, is it', '1'.repeat(27)]) {
    assert.equal(readOtpSecret(typed), undefined, typed);
  }
});

const owner = { organizationId: 'org_1', personId: 'per_bo' } as const;

async function openDesk({ engine, unitOfWork, recorded }: TemporaryStore<FactorEvent>) {
  const parts = { now: () => 1_700_000_000_000, sealer: createSealer(Buffer.alloc(32, 1)) };
  await unitOfWork(async ({ db }) => {
    await seedOrganization(db, 'org_1');
    await seedPerson(db, 'org_1', 'per_bo');
  });
  const ctx = { db: engine.reader, ...parts } as unknown as FactorContext;
  const attempt = { person: { id: 'per_bo' } } as unknown as Attempt;
  const spendIn = async (store: Pick<TemporaryStore<FactorEvent>, 'unitOfWork'>, code: string) => {
    const proof = await hotpFactor.prove(ctx, attempt, { code });
    return proof.ok ? store.unitOfWork((tx) => proof.value.spend({ ...tx, ...parts })) : proof.reason;
  };
  return {
    recorded,
    db: engine.reader,
    spendIn,
    prove: (code: string) => spendIn({ unitOfWork }, code),
    enrol: (codes: readonly [string, string], typed = secret) =>
      unitOfWork((tx) => enrolToken({ ...tx, ...parts }, owner, { secret: typed, codes, name: 'Key ring' })),
  };
}

test('a token is enrolled by two codes in a row, and each later code is taken once', async (t) => {
  const desk = await openDesk(await temporaryStore<FactorEvent>(t));
  assert.equal(await desk.prove(codeAt(0)), 'not_set_up');
  assert.deepEqual(await desk.enrol([codeAt(3), codeAt(5)]), { ok: false, reason: 'wrong' });
  assert.deepEqual(await desk.enrol([codeAt(3), codeAt(4)], 'short'), { ok: false, reason: 'bad_secret' });
  assert.ok((await desk.enrol([codeAt(3), codeAt(4)])).ok);
  assert.equal(await desk.prove(codeAt(4)), 'wrong');
  assert.equal(await desk.prove(codeAt(5)), true);
  assert.equal(await desk.prove(codeAt(5)), 'wrong');
  assert.equal(await desk.prove(codeAt(9)), true);
  assert.equal(await desk.prove(codeAt(8)), 'wrong');
  assert.equal(await desk.prove(codeAt(60)), 'wrong');
  assert.equal(await desk.prove(`${codeAt(60)}${codeAt(61)}`), true);
  assert.equal(await desk.prove(codeAt(62)), true);
  const kept = JSON.stringify([desk.recorded, await desk.db.selectFrom('authenticator').selectAll().execute()]);
  assert.ok(!kept.includes(secret));
});

async function replay(t: TestContext, stores: readonly TemporaryStore<FactorEvent>[]) {
  const [first] = stores;
  assert.ok(first);
  const desk = await openDesk(first);
  assert.ok((await desk.enrol([codeAt(0), codeAt(1)])).ok);
  const tries = Array.from({ length: 50 }, (_, n) => desk.spendIn(stores[n % stores.length] ?? first, codeAt(2)));
  assert.equal((await Promise.all(tries)).filter((answer) => answer === true).length, 1);
  t.diagnostic(`50 at once in ${stores.length} processes, 1 success`);
}

test('50 uses of one code at once are one success (sqlite)', async (t) =>
  replay(t, [await temporaryStore<FactorEvent>(t)]));

test('50 uses of one code at once in 4 processes are one success (postgres)', async (t) => {
  const stores = await temporaryPostgres<FactorEvent>(t, { processes: 4 });
  if (stores) await replay(t, stores);
});
