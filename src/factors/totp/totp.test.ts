import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { generateSync, ScureBase32Plugin } from 'otplib';
import { appCode } from '../../../test/support/authenticator.ts';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import { type TemporaryStore, temporaryPostgres, temporaryStore } from '../../../test/support/temporary-store.ts';
import { MINUTE, SECOND } from '../../kit/clock.ts';
import { projectRoot } from '../../kit/project-root.ts';
import { createSealer } from '../../kit/secrets.ts';
import type { AuthenticatorEvent } from '../authenticator.events.ts';
import { listSecondFactors } from '../list-second-factors.ts';
import { removeAuthenticators } from '../remove-authenticators.ts';
import { beginEnrolment, readEnrolment } from './begin-enrolment.ts';
import { confirmEnrolment } from './confirm-enrolment.ts';
import { forgetEnrolments } from './forget-enrolments.ts';
import { proveTotp } from './prove-totp.ts';
import { findStep, newTotpSecret, totpAddress } from './totp.ts';

const vectors = JSON.parse(readFileSync(join(projectRoot, 'test/vectors/rfc4226-6238.json'), 'utf8')) as {
  readonly secretAscii: string;
  readonly hotp: readonly string[];
  readonly totp: readonly { readonly time: number; readonly otp: string }[];
};
const rfcSecret = new ScureBase32Plugin().encode(Buffer.from(vectors.secretAscii));

test('the codes of RFC 4226 appendix D are those of the first ten time steps', () => {
  for (const [step, otp] of vectors.hotp.entries()) assert.equal(findStep(rfcSecret, otp, step * 30 * SECOND), step);
  assert.equal(vectors.hotp.length, 10);
});

test('the last six digits of RFC 6238 appendix B belong to their times', () => {
  for (const { time, otp } of vectors.totp) {
    assert.equal(generateSync({ secret: rfcSecret, epoch: time, digits: 8 }), otp);
    assert.equal(findStep(rfcSecret, otp.slice(2), time * SECOND), Math.floor(time / 30), otp);
  }
  assert.equal(vectors.totp.length, 6);
});

test('a code counts in the step before its own, in it and in the one after, to the second', () => {
  const step = 1_000;
  const code = appCode(rfcSecret, step * 30 * SECOND);
  const found = (second: number) => findStep(rfcSecret, code, second * SECOND) !== undefined;
  assert.equal(found(step * 30 - 31), false);
  assert.equal(found(step * 30 - 30), true);
  assert.equal(found(step * 30 + 59), true);
  assert.equal(found(step * 30 + 60), false);
});

test('blanks and hyphens are stripped, and an Arabic keyboard types digits, too; whatever is not six digits belongs to no step', () => {
  const now = 59 * SECOND;
  for (const typed of ['287082', ' 287 082 ', '287-082', '2 8 7 0 8 2\t', '٢٨٧ ٠٨٢', '۲۸۷۰۸۲'])
    assert.equal(findStep(rfcSecret, typed, now), 1);
  for (const typed of [
    '',
    '28708',
    '2870822',
    '28708a',
    '２８７０８２',
    '287082\u0000',
    '0x4616a',
    '-287082.0',
    'constructor',
  ])
    assert.equal(findStep(rfcSecret, typed, now), undefined, typed);
});

test('a secret has 160 bits, each another, and its address names portal and person', () => {
  const secrets = Array.from({ length: 100 }, newTotpSecret);
  for (const secret of secrets) assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.equal(new Set(secrets).size, 100);
  const url = new URL(totpAddress('Acme: Support & Co', 'bo+x@acme.example', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'));
  assert.equal(url.protocol, 'otpauth:');
  assert.equal(decodeURIComponent(url.pathname), '/Acme  Support & Co:bo+x@acme.example');
  assert.equal(url.searchParams.get('secret'), 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
  assert.equal(url.searchParams.get('issuer'), 'Acme  Support & Co');
});

const bo = { organizationId: 'org_1', personId: 'per_bo', place: 'ses_1' } as const;
const eve = { ...bo, personId: 'per_eve', place: 'ses_eve' } as const;

/** Two people; the phone of each shows what the secret says at the time of the server. */
async function openDesk({ engine, unitOfWork, recorded }: TemporaryStore<AuthenticatorEvent>) {
  let now = 1_700_000_000_000;
  const parts = { now: () => now, sealer: createSealer(Buffer.alloc(32, 1)) };
  await unitOfWork(async ({ db }) => {
    await seedOrganization(db, 'org_1');
    await seedPerson(db, 'org_1', 'per_bo');
    await seedPerson(db, 'org_1', 'per_eve');
  });
  const reading = { db: engine.reader, ...parts };
  return {
    recorded,
    reading,
    parts,
    wait: (time: number) => {
      now += time;
    },
    codeOf: (secret: string) => appCode(secret, now),
    begin: (who: typeof bo | typeof eve = bo) => unitOfWork((tx) => beginEnrolment({ ...tx, ...parts }, who)),
    read: (who: typeof bo | typeof eve = bo) => readEnrolment(reading, who),
    confirm: (code: string, who: typeof bo | typeof eve = bo) =>
      unitOfWork((tx) => confirmEnrolment({ ...tx, ...parts }, who, code)),
    prove: (code: string, personId: string = bo.personId) =>
      unitOfWork((tx) => proveTotp({ ...tx, ...parts }, personId, code)),
    forget: () => unitOfWork(({ db }) => forgetEnrolments({ db, now: parts.now })),
    async enrol(who: typeof bo | typeof eve = bo): Promise<string> {
      await this.begin(who);
      const secret = (await this.read(who)) ?? '';
      assert.ok((await this.confirm(this.codeOf(secret), who)).ok);
      now += 30 * SECOND;
      return secret;
    },
  };
}

const sqlite = async (t: TestContext) => openDesk(await temporaryStore<AuthenticatorEvent>(t));

test('nothing is enrolled until a code is right, and then the secret is shown to nobody', async (t) => {
  const desk = await sqlite(t);
  await desk.begin();
  const secret = (await desk.read()) ?? '';
  assert.deepEqual(await desk.confirm('000000'), { ok: false, reason: 'wrong' });
  assert.deepEqual(await listSecondFactors(desk.reading, 'per_bo'), []);
  assert.deepEqual(await desk.prove(desk.codeOf(secret)), { ok: false, reason: 'wrong_code' });

  const confirmed = await desk.confirm(desk.codeOf(secret));
  assert.deepEqual(confirmed, { ok: true, value: { factor: 'totp', at: desk.parts.now() } });
  assert.equal(await desk.read(), undefined);
  const [authenticator, ...others] = await listSecondFactors(desk.reading, 'per_bo');
  assert.deepEqual([authenticator?.factor, authenticator?.lastUsedAt, others.length], ['totp', desk.parts.now(), 0]);
  assert.deepEqual(
    desk.recorded.map(({ type }) => type),
    ['authenticator.enrolled'],
  );
  assert.doesNotMatch(JSON.stringify([desk.recorded, authenticator]), new RegExp(secret));
});

test('an enrolment waits 15 minutes, in the session that began it, and a newer one takes its place', async (t) => {
  const desk = await sqlite(t);
  await desk.begin();
  const first = (await desk.read()) ?? '';
  assert.equal(await readEnrolment(desk.reading, { ...bo, place: 'ses_2' }), undefined);
  await desk.begin();
  const second = (await desk.read()) ?? '';
  assert.notEqual(first, second);
  assert.deepEqual(await desk.confirm(desk.codeOf(first)), { ok: false, reason: 'wrong' });
  desk.wait(15 * MINUTE);
  assert.deepEqual(await desk.confirm(desk.codeOf(second)), { ok: false, reason: 'none_waiting' });
  await desk.forget();
  assert.deepEqual(await desk.reading.db.selectFrom('enrolment').selectAll().execute(), []);
});

/** Threat: somebody in the browser of a person who has an app puts theirs beside it. */
test('who has an app cannot enrol another one, not even by an enrolment that was begun before', async (t) => {
  const desk = await sqlite(t);
  await desk.enrol();
  await desk.begin();
  const secret = (await desk.read()) ?? '';
  assert.deepEqual(await desk.confirm(desk.codeOf(secret)), { ok: false, reason: 'there_is_one' });
});

/** Threat: a code that was looked at over a shoulder is typed again. */
test('a code is taken once, and no earlier one after it', async (t) => {
  const desk = await sqlite(t);
  const secret = await desk.enrol();
  const before = desk.codeOf(secret);
  desk.wait(30 * SECOND);
  const code = desk.codeOf(secret);
  assert.equal((await desk.prove(code)).ok, true);
  assert.deepEqual(await desk.prove(code), { ok: false, reason: 'used_code' });
  assert.deepEqual(await desk.prove(before), { ok: false, reason: 'used_code' });
  desk.wait(30 * SECOND);
  assert.deepEqual(await desk.prove(code), { ok: false, reason: 'used_code' });
  assert.equal((await desk.prove(desk.codeOf(secret))).ok, true);
});

test('the code that enrolled an app does not sign in as well', async (t) => {
  const desk = await sqlite(t);
  await desk.begin();
  const code = desk.codeOf((await desk.read()) ?? '');
  assert.equal((await desk.confirm(code)).ok, true);
  assert.deepEqual(await desk.prove(code), { ok: false, reason: 'used_code' });
});

/** Threat: the own code, or an own secret moved in the database, opens the account of somebody else. */
test('the code of one person is worth nothing for another, and neither is a secret that was moved', async (t) => {
  const store = await temporaryStore<AuthenticatorEvent>(t);
  const desk = await openDesk(store);
  await desk.enrol(bo);
  const hers = await desk.enrol(eve);
  assert.deepEqual(await desk.prove(desk.codeOf(hers), 'per_bo'), { ok: false, reason: 'wrong_code' });
  const { db } = desk.reading;
  const { key_material } = await db
    .selectFrom('authenticator')
    .select('key_material')
    .where('person_id', '=', 'per_eve')
    .executeTakeFirstOrThrow();
  await store.unitOfWork((tx) =>
    tx.db.updateTable('authenticator').set({ key_material }).where('person_id', '=', 'per_bo').execute(),
  );
  await assert.rejects(desk.prove(desk.codeOf(hers), 'per_bo'));
});

async function replayAtOnce(t: TestContext, stores: readonly TemporaryStore<AuthenticatorEvent>[]) {
  const [first] = stores;
  assert.ok(first);
  const desk = await openDesk(first);
  const code = desk.codeOf(await desk.enrol());
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => {
      const { unitOfWork } = stores[n % stores.length] ?? first;
      return unitOfWork((tx) => proveTotp({ ...tx, ...desk.parts }, 'per_bo', code));
    }),
  );
  assert.equal(answers.filter(({ ok }) => ok).length, 1);
  t.diagnostic(`${answers.length} at once in ${stores.length} processes, 1 success`);
}

test('50 uses of one code at once are one success (sqlite)', async (t) =>
  replayAtOnce(t, [await temporaryStore<AuthenticatorEvent>(t)]));

test('50 uses of one code at once in 4 processes are one success (postgres)', async (t) => {
  const stores = await temporaryPostgres<AuthenticatorEvent>(t, { processes: 4 });
  if (stores) await replayAtOnce(t, stores);
});

test('a code that is typed while the app is removed is taken before, or not at all', async (t) => {
  const stores = await temporaryPostgres<AuthenticatorEvent>(t, { processes: 2 });
  const [one, other] = stores ?? [];
  if (!one || !other) return;
  const desk = await openDesk(one);
  for (let turn = 0; turn < 10; turn += 1) {
    const code = desk.codeOf(await desk.enrol());
    const [proof] = await Promise.all([
      desk.prove(code),
      other.unitOfWork((tx) => removeAuthenticators(tx, bo, 'per_bo')),
    ]);
    assert.ok(proof.ok || proof.reason !== undefined);
    assert.equal((await desk.prove(code)).ok, false);
    desk.wait(MINUTE);
  }
});
