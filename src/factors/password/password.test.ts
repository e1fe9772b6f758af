import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import { temporaryStore } from '../../../test/support/temporary-store.ts';
import { createBoundedQueue } from './bounded-queue.ts';
import { createPasswordHasher, dummyHash, needsRehash } from './hash-password.ts';
import type { PasswordEvent } from './password.events.ts';
import { findPasswordHash, upsertPasswordHash } from './password.queries.ts';
import { provePassword } from './prove-password.ts';
import { setPassword } from './set-password.ts';

const passwords = createPasswordHasher({ parallel: 2, waiting: 50 });
const clock = { now: () => 1_700_000_000_000 };

test('the right password is accepted, another or none is not', async () => {
  const hashed = await passwords.hash('correct horse battery');
  assert.ok(hashed.ok);
  assert.match(hashed.value, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.deepEqual(await passwords.verify(hashed.value, 'correct horse battery'), { ok: true, value: true });
  assert.deepEqual(await passwords.verify(hashed.value, 'correct horse batterY'), {
    ok: false,
    reason: 'not_accepted',
  });
  assert.deepEqual(await passwords.verify(hashed.value, ''), { ok: false, reason: 'not_accepted' });
  assert.deepEqual(await passwords.verify(undefined, 'correct horse battery'), { ok: false, reason: 'not_accepted' });
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

/** Threat: a stranger measures which addresses have an account. */
test('the dummy hash costs what a real one costs', () => {
  assert.equal(needsRehash(dummyHash), false);
  assert.equal(needsRehash(dummyHash.replace('t=2', 't=1')), true);
});

test('more than fit into the line are told so at once, and the others still get their turn', async () => {
  const inTurn = createBoundedQueue({ parallel: 2, waiting: 3 });
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

test('a job that fails leaves its place to the next', async () => {
  const inTurn = createBoundedQueue({ parallel: 1, waiting: 1 });
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
  const proved = { evidence, setAt: clock.now() };
  assert.deepEqual(await provePassword(ctx, 'per_1', 'correct horse battery'), { ok: true, value: proved });
  for (const person of ['per_2', undefined]) {
    assert.deepEqual(await provePassword(ctx, person, 'correct horse battery'), { ok: false, reason: 'not_accepted' });
  }
  assert.deepEqual(recorded, [{ type: 'password.set', actor: 'per_1', ...owner }]);
});

test('a hash of an older cost is made again at the next sign-in', async (t) => {
  const { ctx, unitOfWork, recorded } = await acme(t);
  const older = await hash('correct horse battery', { memoryCost: 8_192, timeCost: 1 });
  await unitOfWork(({ db }) => upsertPasswordHash(db, 'per_1', older, 1));

  assert.equal((await provePassword(ctx, 'per_1', 'wrong horse battery')).ok, false);
  assert.equal(await findPasswordHash(ctx.db, 'per_1'), older);
  assert.ok((await provePassword(ctx, 'per_1', 'correct horse battery')).ok);
  assert.equal(needsRehash((await findPasswordHash(ctx.db, 'per_1')) ?? ''), false);
  assert.ok((await provePassword(ctx, 'per_1', 'correct horse battery')).ok);
  assert.deepEqual(recorded, []);
});
