import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ScureBase32Plugin } from 'otplib';
import { appCode } from '../../../test/support/authenticator.ts';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import { type TemporaryStore, temporaryPostgres, temporaryStore } from '../../../test/support/temporary-store.ts';
import { DAY, MINUTE, SECOND } from '../../kit/clock.ts';
import { projectRoot } from '../../kit/project-root.ts';
import { createSealer } from '../../kit/secrets.ts';
import type { AuthenticatorEvent } from '../authenticator.events.ts';
import { forgetEnrolments } from '../forget-enrolments.ts';
import { listSecondFactors } from '../list-second-factors.ts';
import { type OtpKey, readOtpKey, writeOtpKey } from '../otp-key.ts';
import { removeAuthenticators } from '../remove-authenticators.ts';
import { beginEnrolment, readEnrolment } from './begin-enrolment.ts';
import { confirmEnrolment } from './confirm-enrolment.ts';
import { proveTotp } from './prove-totp.ts';
import { findFirstStep, findStep, newTotpSecret, totpAddress } from './totp.ts';

interface Vectors {
  readonly hotp: { readonly secretAscii: string; readonly tests: readonly { readonly otp: string }[] };
  readonly totp: {
    readonly secretsAscii: Readonly<Record<string, string>>;
    readonly tests: readonly { readonly time: number; readonly alg: string; readonly otp: string }[];
  };
}

const vectors = JSON.parse(readFileSync(join(projectRoot, 'test/vectors/rfc4226-6238.json'), 'utf8')) as Vectors;
const base32 = new ScureBase32Plugin();
const rfcSecret = base32.encode(Buffer.from(vectors.hotp.secretAscii));
const plainKey = readOtpKey(rfcSecret);

test('the 18 codes of RFC 6238 appendix B belong to their times, in three algorithms', () => {
  const algorithms = { SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' } as const;
  for (const { time, alg, otp } of vectors.totp.tests) {
    const algorithm = algorithms[alg as keyof typeof algorithms];
    const secret = base32.encode(Buffer.from(vectors.totp.secretsAscii[alg] ?? ''));
    const key: OtpKey = { secret, algorithm, digits: 8 };
    const step = Math.floor(time / 30);
    assert.deepEqual(findStep(key, otp, time * SECOND, 0), { step, drift: 0 }, `${alg} ${time}`);
    assert.deepEqual(readOtpKey(writeOtpKey(key)), key);
    assert.equal(findStep(key, otp.slice(2), time * SECOND, 0), undefined);
  }
  assert.equal(vectors.totp.tests.length, 18);
  assert.equal(writeOtpKey(plainKey), rfcSecret);
});

test('a code counts in its own step and the one after, around our clock and around the learnt drift', () => {
  const step = 1_000;
  const code = appCode(rfcSecret, step * 30 * SECOND);
  const found = (second: number, drift: number) => findStep(plainKey, code, second * SECOND, drift)?.drift;
  assert.equal(found(step * 30 - 31, 0), undefined);
  assert.equal(found(step * 30 - 30, 0), 1); // a skew is seldom a whole number of steps
  assert.equal(found(step * 30, 0), 0);
  assert.equal(found(step * 30 + 59, 0), -1);
  assert.equal(found(step * 30 + 60, 0), undefined);
  for (const drift of [-3, 3]) {
    const shown = step * 30 - drift * 30;
    assert.equal(found(shown, drift), drift);
    assert.equal(found(shown, 0), undefined);
    assert.equal(found(shown - 30, drift), drift + 1);
    assert.equal(found(shown + 59, drift), drift - 1);
    assert.equal(found(step * 30, drift), 0, 'whoever sets their clock right is not locked out');
    assert.equal(found(step * 30 + 60, drift), drift === -3 ? -2 : undefined);
  }
});

test('enrolment takes two and a half minutes of skew to either side, and no more', () => {
  const now = 1_700_000_010 * SECOND;
  for (const [skew, drift] of [
    [-150, -5],
    [-90, -3],
    [0, 0],
    [90, 3],
    [150, 5],
  ] as const) {
    assert.equal(findFirstStep(plainKey, appCode(rfcSecret, now + skew * SECOND), now)?.drift, drift);
  }
  for (const skew of [-181, 181]) {
    assert.equal(findFirstStep(plainKey, appCode(rfcSecret, now + skew * SECOND), now), undefined);
  }
});

test('blanks and hyphens are stripped, and an Arabic keyboard types digits, too; whatever is not six digits belongs to no step', () => {
  const now = 59 * SECOND;
  for (const typed of ['287082', ' 287 082 ', '287-082', '2 8 7 0 8 2\t', '٢٨٧ ٠٨٢', '۲۸۷۰۸۲'])
    assert.equal(findStep(plainKey, typed, now, 0)?.step, 1);
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
    assert.equal(findStep(plainKey, typed, now, 0), undefined, typed);
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
      unitOfWork((tx) => confirmEnrolment({ ...tx, ...parts }, who, { code, name: '' })),
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

test('somebody may have several apps, each with codes of its own', async (t) => {
  const desk = await sqlite(t);
  const secrets = [await desk.enrol(), await desk.enrol(), await desk.enrol()];
  for (const secret of secrets) assert.equal((await desk.prove(desk.codeOf(secret))).ok, true);
  assert.equal((await listSecondFactors(desk.reading, 'per_bo')).length, 3);
});

/** Threat: somebody who sits in another session of the person finishes what they began there, once it looks harmless. */
test('what was begun in other places ends when one is confirmed', async (t) => {
  const desk = await sqlite(t);
  const elsewhere = { ...bo, place: 'ses_2' };
  await desk.begin(eve);
  for (const who of [bo, elsewhere]) await desk.begin(who as typeof bo);
  const planted = (await desk.read(elsewhere as typeof bo)) ?? '';
  assert.ok((await desk.confirm(desk.codeOf((await desk.read()) ?? ''))).ok);
  assert.equal(await desk.read(elsewhere as typeof bo), undefined);
  const late = await desk.confirm(desk.codeOf(planted), elsewhere as typeof bo);
  assert.deepEqual(late, { ok: false, reason: 'none_waiting' });
  assert.notEqual(await desk.read(eve), undefined);
});

/** The phone of somebody whose clock is not ours: whatever the skew and the moment, the first try is right. */
test('after the first success an app signs in at once with any skew up to 90 seconds, and its drift is followed', async (t) => {
  const desk = await sqlite(t);
  for (let skew = -90; skew <= 90; skew += 15) {
    await desk.begin();
    const secret = (await desk.read()) ?? '';
    const shown = () => appCode(secret, desk.parts.now() + skew * SECOND);
    assert.ok((await desk.confirm(shown())).ok, `enrolment at ${skew} s`);
    for (let sign = 0; sign < 8; sign += 1) {
      desk.wait((37 + sign * 11) * SECOND);
      assert.ok((await desk.prove(shown())).ok, `sign-in ${sign} at ${skew} s`);
    }
  }
});

test('a clock that goes wrong by and by is followed, and one that is set right again is taken at once', async (t) => {
  const desk = await sqlite(t);
  await desk.begin();
  const secret = (await desk.read()) ?? '';
  assert.ok((await desk.confirm(desk.codeOf(secret))).ok);
  let skew = 0;
  for (let day = 0; day < 30; day += 1) {
    desk.wait(DAY);
    skew += 20 * SECOND;
    assert.ok((await desk.prove(appCode(secret, desk.parts.now() + skew))).ok, `day ${day}`);
  }
  desk.wait(DAY);
  assert.equal((await desk.prove(desk.codeOf(secret))).ok, true);
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
