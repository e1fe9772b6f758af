import assert from 'node:assert/strict';
import { argon2Sync, createSecretKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { hash, hashRaw, verify } from '@node-rs/argon2';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import { temporaryStore } from '../../../test/support/temporary-store.ts';
import { projectRoot } from '../../kit/project-root.ts';
import { createBoundedQueue } from '../hashing/bounded-queue.ts';
import { writeLayers } from '../hashing/foreign/layers.ts';
import { createPasswordHasher } from '../hashing/hash-password.ts';
import type { PasswordEvent } from './password.events.ts';
import { findPasswordHash, upsertPasswordHash } from './password.queries.ts';
import { provePassword } from './prove-password.ts';
import { setPassword } from './set-password.ts';

const passwords = createPasswordHasher({ key: createSecretKey(Buffer.alloc(32, 1)), parallel: 2, waiting: 50 });
const clock = { now: () => 1_700_000_000_000 };

test('the right password is accepted, another or none is not', async () => {
  const hashed = await passwords.hash('correct horse battery');
  assert.ok(hashed.ok);
  assert.match(hashed.value, /^\$argon2id\$v=19\$m=19456,t=2,p=1,keyid=[\w+/]{8}\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.deepEqual(await passwords.verify(hashed.value, 'correct horse battery'), { ok: true, value: true });
  assert.deepEqual(await passwords.verify(hashed.value, 'correct horse batterY'), {
    ok: false,
    reason: 'not_accepted',
  });
  assert.deepEqual(await passwords.verify(hashed.value, ''), { ok: false, reason: 'not_accepted' });
  assert.deepEqual(await passwords.verify(undefined, 'correct horse battery'), { ok: false, reason: 'not_accepted' });
});

test('argon2id makes the tag of RFC 9106 section 5.3, and the package that we use makes the same as Node', async () => {
  const vector = JSON.parse(readFileSync(join(projectRoot, 'test/vectors/argon2-rfc9106.json'), 'utf8'));
  const bytes = (name: string) => Buffer.from(vector[`${name}Hex`], 'hex');
  const { memoryKiB, passes, parallelism, tagLength } = vector;
  const settings = { message: bytes('password'), nonce: bytes('salt'), secret: bytes('secret'), memory: memoryKiB };
  const whole = { ...settings, passes, parallelism, tagLength, associatedData: bytes('associatedData') };
  assert.deepEqual(argon2Sync('argon2id', whole), bytes('tag'));

  const { associatedData: _, ...without } = whole; // which the package has no word for, and we have no use for
  const cost = { memoryCost: memoryKiB, timeCost: passes, parallelism, outputLen: tagLength };
  const made = await hashRaw(bytes('password'), { ...cost, salt: bytes('salt'), secret: bytes('secret') });
  assert.deepEqual(made, argon2Sync('argon2id', without));
});

/** Threat: whoever knows who was brought along from elsewhere guesses at them, and with two guesses keeps everybody out. */
test('guesses at hashes that were brought along keep nobody else waiting', async () => {
  const own = await passwords.hash('correct horse battery');
  const settings = { scheme: 'sha_crypt', digest: 'sha512', rounds: 300_000, salt: 'saltsalt' } as const;
  assert.ok(own.ok);
  let guesses = 4;
  const guessing = Array.from({ length: guesses }, async () => {
    await passwords.verify(writeLayers({ settings, outer: own.value }), 'guess'.repeat(50));
    guesses -= 1;
  });
  assert.deepEqual(await passwords.verify(own.value, 'correct horse battery'), { ok: true, value: true });
  assert.ok(guesses > 0, 'they were still at work');
  await Promise.all(guessing);
});

test('composed and decomposed letters are the same password', async () => {
  const hashed = await passwords.hash('Zo\u00eb geht nach Z\u00fcrich');
  assert.ok(hashed.ok);
  assert.ok((await passwords.verify(hashed.value, 'Zoe\u0308 geht nach Zu\u0308rich')).ok);
});

test('a long password is used whole, and refused rather than cut where it is too long', async () => {
  const long = 'a'.repeat(1_023);
  const hashed = await passwords.hash(`${long}b`);
  assert.ok(hashed.ok);
  assert.equal((await passwords.verify(hashed.value, `${long}c`)).ok, false);
  assert.ok((await passwords.hash('🗝'.repeat(1_024))).ok);
  for (const refused of ['a'.repeat(1_025), 'half a character \ud83d']) {
    assert.deepEqual(await passwords.hash(refused), { ok: false, reason: 'not_accepted' });
    assert.deepEqual(await passwords.verify(hashed.value, refused), { ok: false, reason: 'not_accepted' });
  }
});

/** Threat: a dump of the database, without the secret key. */
test('a hash says nothing without the key, and names the one it was made with', async () => {
  const hashed = await passwords.hash('correct horse battery');
  assert.ok(hashed.ok);
  assert.equal(await verify(hashed.value, 'correct horse battery'), false);
  const elsewhere = createPasswordHasher({ key: createSecretKey(Buffer.alloc(32, 2)), parallel: 2, waiting: 50 });
  assert.equal((await elsewhere.verify(hashed.value, 'correct horse battery')).ok, false);
  assert.deepEqual([passwords.isCurrent(hashed.value), elsewhere.isCurrent(hashed.value)], [true, false]);
});

test('more than fit into the line are told so at once, and the others still get their turn', async () => {
  const inTurn = createBoundedQueue({ parallel: 2, waiting: 3, patience: 1_000 });
  let running = 0;
  let most = 0;
  const job = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resume) => setImmediate(resume));
    running -= 1;
    return 'done';
  };
  const answers = await Promise.all(Array.from({ length: 7 }, () => inTurn(job)));
  assert.deepEqual(
    answers.map((answer) => (answer.ok ? answer.value : answer.reason)),
    ['done', 'done', 'done', 'done', 'done', 'busy', 'busy'],
  );
  assert.equal(most, 2);
});

test('who has waited too long is told so, and those behind move up', async () => {
  const inTurn = createBoundedQueue({ parallel: 1, waiting: 9, patience: 40 });
  let finish = (_: string) => {};
  const slow = inTurn(() => new Promise<string>((resolve) => (finish = resolve)));
  const impatient = inTurn(async () => 'never');
  assert.deepEqual(await impatient, { ok: false, reason: 'busy' });
  const behind = inTurn(async () => 'done');
  finish('slow');
  assert.deepEqual(await Promise.all([slow, behind]), [
    { ok: true, value: 'slow' },
    { ok: true, value: 'done' },
  ]);
});

test('a job that fails leaves its place to the next', async () => {
  const inTurn = createBoundedQueue({ parallel: 1, waiting: 1, patience: 1_000 });
  const failing = inTurn(() => Promise.reject(new Error('broken')));
  const next = inTurn(async () => 'done');
  await assert.rejects(failing, /broken/);
  assert.deepEqual(await next, { ok: true, value: 'done' });
});

const owner = { organizationId: 'org_1', personId: 'per_1' } as const;

async function acme(t: TestContext) {
  const store = await temporaryStore<PasswordEvent>(t);
  await seedOrganization(store.engine.writer, 'org_1');
  await seedPerson(store.engine.writer, 'org_1', 'per_1');
  await seedPerson(store.engine.writer, 'org_1', 'per_2');
  return { ...store, ctx: { db: store.engine.reader, unitOfWork: store.unitOfWork, passwords, ...clock } };
}

test('a password that was set proves its person, and the event does not hold it', async (t) => {
  const { ctx, unitOfWork, recorded } = await acme(t);
  const hashed = await passwords.hash('correct horse battery');
  assert.ok(hashed.ok);
  await unitOfWork((unit) => setPassword({ ...unit, ...clock }, owner, hashed.value, 'per_1'));

  const evidence = { factor: 'password', at: clock.now() };
  const proved = { evidence, setAt: clock.now(), isCompromised: false };
  assert.deepEqual(await provePassword(ctx, 'per_1', 'correct horse battery'), { ok: true, value: proved });
  for (const person of ['per_2', undefined]) {
    assert.deepEqual(await provePassword(ctx, person, 'correct horse battery'), { ok: false, reason: 'not_accepted' });
  }
  assert.deepEqual(recorded, [{ type: 'password.set', actor: 'per_1', ...owner }]);
});

test('a hash of an older cost, or made before there was a key, is made again at the next sign-in', async (t) => {
  const { ctx, unitOfWork, recorded } = await acme(t);
  const older = await hash('correct horse battery', { memoryCost: 8_192, timeCost: 1 });
  await unitOfWork(({ db }) => upsertPasswordHash(db, 'per_1', older, 1));

  assert.equal((await provePassword(ctx, 'per_1', 'wrong horse battery')).ok, false);
  assert.equal(await findPasswordHash(ctx.db, 'per_1'), older);
  assert.ok((await provePassword(ctx, 'per_1', 'correct horse battery')).ok);
  assert.equal(passwords.isCurrent((await findPasswordHash(ctx.db, 'per_1')) ?? ''), true);
  assert.ok((await provePassword(ctx, 'per_1', 'correct horse battery')).ok);
  assert.deepEqual(recorded, []);
});
