import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { makeCertificate } from '../../../test/support/make-certificate.ts';
import { seedOrganization, seedPerson } from '../../../test/support/seed.ts';
import {
  type SayAssertion,
  type SayRegistration,
  type SoftKey,
  softKey,
} from '../../../test/support/soft-authenticator.ts';
import {
  type TemporaryStore,
  temporaryPostgres,
  temporaryStore,
  testOnEachEngine,
} from '../../../test/support/temporary-store.ts';
import type { Organization, OrganizationId } from '../../directory/organization.ts';
import type { Person, PersonId } from '../../directory/person.ts';
import { MINUTE } from '../../kit/clock.ts';
import { createSealer } from '../../kit/secrets.ts';
import { type Evidence, isWebAuthn } from '../assurance.ts';
import type { FactorEvent } from '../factor.events.ts';
import type { Attempt, Proof } from '../factor.ts';
import { removeAuthenticator } from '../remove-authenticators.ts';
import { beginAssertion } from './begin-assertion.ts';
import { beginKeyEnrolment, type KeyEnrolment } from './begin-key-enrolment.ts';
import { forgetChallenges } from './challenge.ts';
import { checkKeyEnrolment } from './check-key-enrolment.ts';
import { hasKey, isNobodysKey, type KeyFactor, listAcceptedKeys, listKeys } from './keys.ts';
import { replaceMetadata } from './model.queries.ts';
import { proveAssertion } from './prove-assertion.ts';

const origin = 'https://support.acme.example';
const organization = { id: 'org_1' as OrganizationId, title: 'Acme' } as Organization;
const nobody: Pick<Attempt, 'person'> = { person: undefined };

const personOf = (id: string) =>
  ({ id: id as PersonId, organizationId: organization.id, email: `${id}@acme.test`, fullName: id }) as Person;
const bo = personOf('per_bo');
const eve = personOf('per_eve');

type Store = TemporaryStore<FactorEvent>;

/** Two people, each with whatever keys a test gives them. */
async function openDesk({ engine, unitOfWork, recorded }: Store) {
  let now = Date.parse('2026-11-22');
  await unitOfWork(async ({ db }) => {
    await seedOrganization(db, 'org_1');
    for (const { id } of [bo, eve]) await seedPerson(db, 'org_1', id);
  });
  const parts = {
    now: () => now,
    sealer: createSealer(Buffer.alloc(32, 1)),
  };
  const ctx = { db: engine.reader, ...parts, unitOfWork };
  const spendOn = (work: Store['unitOfWork'], proof: Proof) => work((tx) => proof.spend({ ...tx, ...parts }));
  const attemptOf = (who: Partial<Attempt>): Attempt => ({
    organization,
    person: bo,
    place: 'flow_1',
    origin,
    address: '192.0.2.1',
    ...who,
  });
  return {
    ctx,
    recorded,
    unitOfWork,
    spendOn,
    wait: (time: number) => {
      now += time;
    },
    spend: (proof: Proof) => spendOn(unitOfWork, proof),
    async enrol(wish: Partial<KeyEnrolment> = {}, say: Partial<SayRegistration> = {}, key: SoftKey = softKey()) {
      const enrolment: KeyEnrolment = {
        ...{ organization, person: bo, place: 'ses_1', origin, factor: 'passkey', models: null },
        ...wish,
      };
      const asked = await unitOfWork((tx) => beginKeyEnrolment({ ...tx, ...parts }, enrolment));
      const response = key.register({ challenge: asked.challenge, origin: enrolment.origin, ...say });
      const checked = await checkKeyEnrolment(ctx, enrolment, { response, name: 'A key' });
      if (checked.ok) assert.equal(await spendOn(unitOfWork, checked.value), true);
      now += 1; // keys are listed by their ids, which begin with the time
      return { key, asked, checked, userHandle: asked.user.id, response, enrolment };
    },
    async ask(who: Partial<Attempt> = {}, factor: KeyFactor = 'passkey') {
      return unitOfWork((tx) => beginAssertion({ ...tx, ...parts }, attemptOf(who), factor));
    },
    /** Asks, lets the key answer, and checks. */
    async prove(
      key: SoftKey,
      say: Partial<SayAssertion> = {},
      who: Partial<Attempt> = {},
      factor: KeyFactor = 'passkey',
    ) {
      const { challenge } = await this.ask(who, factor);
      const attempt = attemptOf(who);
      const response = key.assert({ challenge, origin: attempt.origin, ...say });
      return proveAssertion(ctx, attempt, { response }, factor);
    },
    check: (response: string, who: Partial<Attempt> = {}) =>
      proveAssertion(ctx, attemptOf(who), { response }, 'passkey'),
  };
}

const open = async (t: TestContext) => openDesk(await temporaryStore<FactorEvent>(t));
const reasonOf = (outcome: { readonly ok: boolean; readonly reason?: string }) =>
  outcome.ok ? 'proved' : outcome.reason;

/** What a proof says, without when and by which key. */
function saidBy(proof: { readonly ok: true; readonly value: Proof } | { readonly ok: false }) {
  assert.ok(proof.ok);
  const { evidence } = proof.value as { evidence: Evidence };
  assert.ok(isWebAuthn(evidence));
  const { factor, isUserVerified, isBackupEligible, isHardware, isBiometric } = evidence;
  return { factor, isUserVerified, isBackupEligible, isHardware, isBiometric };
}

testOnEachEngine<FactorEvent>('a passkey is set up, found without a name, and says whose it is', async (_t, store) => {
  const desk = await openDesk(store);
  const { key, asked, userHandle } = await desk.enrol({}, { isBackupEligible: true });
  assert.deepEqual(
    asked.pubKeyCredParams.map(({ alg }) => alg),
    [-7, -8, -257],
  );
  assert.deepEqual(asked.authenticatorSelection, {
    residentKey: 'required',
    requireResidentKey: true,
    userVerification: 'required',
  });
  assert.equal(asked.attestation, 'none');
  assert.equal(Buffer.from(userHandle, 'base64url').length, 32);
  const proof = await desk.prove(key, { isBackupEligible: true, userHandle }, nobody);
  assert.ok(proof.ok, reasonOf(proof));
  assert.equal(proof.value.personId, bo.id);
  assert.equal(await desk.spend(proof.value), true);
  const [listed] = await listKeys(desk.ctx, bo.id);
  assert.deepEqual(
    [listed?.factor, listed?.name, listed?.rpId, listed?.isSynced],
    ['passkey', 'A key', 'support.acme.example', true],
  );
  assert.deepEqual(
    desk.recorded.map(({ type }) => type),
    ['authenticator.enrolled'],
  );
});

test('nobody’s keys are told before anything is proved: a passkey is asked for without a list', async (t) => {
  const desk = await open(t);
  await desk.enrol();
  await desk.enrol({ factor: 'security_key' });
  assert.deepEqual((await desk.ask()).allowCredentials, []);
  assert.deepEqual((await desk.ask(nobody)).allowCredentials, []);
  assert.equal((await desk.ask({}, 'security_key')).allowCredentials?.length, 1);
});

test('a device that has a key of the person is told, and gets no second one', async (t) => {
  const desk = await open(t);
  const { key } = await desk.enrol();
  const { asked } = await desk.enrol({ factor: 'security_key' });
  assert.deepEqual(
    asked.excludeCredentials?.map(({ id }) => id),
    [key.id.toString('base64url')],
  );
  assert.equal(asked.authenticatorSelection?.residentKey, 'discouraged');
});

/** Threat: the library remembers nothing, so one answer would prove any number of times. */
test('an answer counts once, and a challenge is for one answer', async (t) => {
  const desk = await open(t);
  const { key } = await desk.enrol();
  const { challenge } = await desk.ask();
  const response = key.assert({ challenge, origin });
  const first = await desk.check(response);
  const second = await desk.check(response);
  assert.ok(first.ok && second.ok);
  assert.equal(await desk.spend(first.value), true);
  assert.equal(await desk.spend(second.value), false);
  assert.equal(reasonOf(await desk.check(response)), 'wrong_challenge');
});

test('a challenge is bound to its place, its ceremony and its person, and waits five minutes', async (t) => {
  const desk = await open(t);
  const { key, userHandle } = await desk.enrol();
  const answer = async (who: Partial<Attempt> = {}) =>
    key.assert({ challenge: (await desk.ask(who)).challenge, origin, userHandle });
  assert.equal(reasonOf(await desk.check(await answer(), { place: 'flow_2' })), 'wrong_challenge');
  assert.equal(reasonOf(await desk.check(await answer(), nobody)), 'wrong_challenge');
  assert.equal(reasonOf(await desk.check(await answer({ person: eve }))), 'wrong_challenge');
  const { asked } = await desk.enrol({ place: 'flow_1' });
  assert.equal(reasonOf(await desk.check(key.assert({ challenge: asked.challenge, origin }))), 'wrong_challenge');
  const late = await answer();
  desk.wait(5 * MINUTE);
  assert.equal(reasonOf(await desk.check(late)), 'expired');
  await desk.unitOfWork(({ db }) => forgetChallenges({ db, now: desk.ctx.now }));
  assert.equal(reasonOf(await desk.check(late)), 'wrong_challenge');
});

test('two windows may ask at once, and either is answered', async (t) => {
  const desk = await open(t);
  const { key } = await desk.enrol();
  const [one, other] = [await desk.ask(), await desk.ask()];
  for (const { challenge } of [one, other]) {
    assert.equal(reasonOf(await desk.check(key.assert({ challenge, origin }))), 'proved');
  }
});

/** Threat: the own passkey opens the account of somebody else. */
test('a passkey of one person proves nothing of another', async (t) => {
  const desk = await open(t);
  const hers = await desk.enrol({ person: eve });
  const his = await desk.enrol();
  assert.equal(reasonOf(await desk.prove(hers.key, { userHandle: hers.userHandle })), 'unknown_credential');
  assert.equal(reasonOf(await desk.prove(his.key, { userHandle: hers.userHandle })), 'wrong_user_handle');
  assert.equal(reasonOf(await desk.prove(his.key, { userHandle: hers.userHandle }, nobody)), 'wrong_user_handle');
  assert.equal(reasonOf(await desk.prove(his.key, {}, nobody)), 'wrong_user_handle');
});

test('a passkey works at the host that it was made at, and at no other', async (t) => {
  const desk = await open(t);
  const { key, userHandle } = await desk.enrol();
  const elsewhere = { origin: 'https://help.acme.example' };
  assert.equal(reasonOf(await desk.prove(key, { userHandle }, elsewhere)), 'unknown_credential');
  assert.equal(await hasKey(desk.ctx, bo.id, { factor: 'passkey', ...elsewhere }), false);
  assert.equal(await hasKey(desk.ctx, bo.id, { factor: 'passkey', origin }), true);
});

test('a passkey has to check its user, and a security key says whether it has', async (t) => {
  const desk = await open(t);
  const unchecked = await desk.enrol({}, { isVerified: false });
  assert.equal(reasonOf(unchecked.checked), 'user_not_verified');
  const { key } = await desk.enrol();
  assert.equal(reasonOf(await desk.prove(key, { isVerified: false })), 'user_not_verified');
  const carried = await desk.enrol({ factor: 'security_key' }, { isVerified: false });
  const touched = await desk.prove(carried.key, { isVerified: false }, {}, 'security_key');
  const none = { isBackupEligible: false, isHardware: false, isBiometric: false };
  assert.deepEqual(saidBy(touched), { factor: 'security_key', isUserVerified: false, ...none });
  assert.equal(reasonOf(await desk.prove(carried.key)), 'unknown_credential');
});

test('a credential is set up once in the world, by whoever came first', async (t) => {
  const desk = await open(t);
  const key = softKey();
  await desk.enrol({}, {}, key);
  assert.equal(reasonOf((await desk.enrol({}, {}, key)).checked), 'credential_taken');
  assert.equal(reasonOf((await desk.enrol({ person: eve }, {}, key)).checked), 'credential_taken');
  assert.equal((await listKeys(desk.ctx, eve.id)).length, 0);
});

test('a set-up counts once, in the session that began it', async (t) => {
  const desk = await open(t);
  const { response, enrolment } = await desk.enrol();
  const again = (wish: Partial<KeyEnrolment>) =>
    checkKeyEnrolment(desk.ctx, { ...enrolment, ...wish }, { response, name: '' });
  assert.equal(reasonOf(await again({})), 'wrong_challenge');
  const asked = await desk.unitOfWork((tx) => beginKeyEnrolment({ ...tx, now: desk.ctx.now }, enrolment));
  const fresh = { response: softKey().register({ challenge: asked.challenge, origin }), name: '' };
  assert.equal(reasonOf(await checkKeyEnrolment(desk.ctx, { ...enrolment, place: 'ses_2' }, fresh)), 'wrong_challenge');
  assert.equal(reasonOf(await checkKeyEnrolment(desk.ctx, { ...enrolment, person: eve }, fresh)), 'wrong_challenge');
  assert.equal(reasonOf(await checkKeyEnrolment(desk.ctx, enrolment, fresh)), 'proved');
});

test('a count that goes back is told: of a synced key it is let pass, of another it is refused', async (t) => {
  const desk = await open(t);
  const synced = await desk.enrol({}, { isBackupEligible: true, signCount: 9 });
  const proof = await desk.prove(synced.key, { isBackupEligible: true, signCount: 2 });
  assert.ok(proof.ok);
  assert.equal(await desk.spend(proof.value), true);
  const bound = await desk.enrol({}, { signCount: 9 });
  assert.equal(reasonOf(await desk.prove(bound.key, { signCount: 2 })), 'counter_went_back');
  assert.deepEqual(
    desk.recorded.map(({ type }) => type).filter((type) => type !== 'authenticator.enrolled'),
    ['authenticator.counter-went-back', 'authenticator.counter-went-back'],
  );
  assert.equal(reasonOf(await desk.prove(bound.key, { signCount: 10 })), 'proved');
});

test('a key that was removed proves nothing, not even what was asked before, and managers are told what is left', async (t) => {
  const desk = await open(t);
  const { key, userHandle } = await desk.enrol();
  await desk.enrol();
  const [first, second] = await listKeys(desk.ctx, bo.id);
  assert.ok(first && second);
  const waiting = await desk.prove(key, { userHandle });
  assert.ok(waiting.ok);
  const gone = { ...first, organizationId: organization.id, personId: bo.id };
  await desk.unitOfWork((tx) => removeAuthenticator(tx, gone, bo.id));
  assert.equal(await desk.spend(waiting.value), false);
  assert.equal(reasonOf(await desk.prove(key, { userHandle })), 'unknown_credential');
  assert.equal(await isNobodysKey(desk.ctx, first.credentialId), true);
  assert.equal(await isNobodysKey(desk.ctx, second.credentialId), false);
  assert.deepEqual(await listAcceptedKeys(desk.ctx, bo.id, origin), {
    rpId: 'support.acme.example',
    userId: userHandle,
    allAcceptedCredentialIds: [second.credentialId],
  });
  assert.equal(await listAcceptedKeys(desk.ctx, eve.id, origin), undefined);
});

test('nobody has more than 25 keys', async (t) => {
  const desk = await open(t);
  for (let count = 0; count < 25; count += 1) assert.equal(reasonOf((await desk.enrol()).checked), 'proved');
  assert.equal(reasonOf((await desk.enrol()).checked), 'too_many');
});

const aaguid = '11111111-2222-3333-4444-555555555555';

/** A maker of keys whose root the metadata names. */
async function openMaker(t: TestContext) {
  const subject = [['CN', 'Acme Keys Root']] as const;
  const root = makeCertificate({ subject, isAuthority: true });
  const leafSubject = [
    ['C', 'AT'],
    ['O', 'Acme Keys'],
    ['OU', 'Authenticator Attestation'],
    ['CN', 'Acme Key 1'],
  ] as const;
  const leaf = makeCertificate({ subject: leafSubject, isAuthority: false, issuer: { ...root, subject } });
  const selfMade = makeCertificate({ subject: leafSubject, isAuthority: false });
  const desk = await open(t);
  const model = { aaguid, name: 'Acme Key 1', roots: [root.der.toString('base64')], isHardware: true };
  const upload = (isCompromised: boolean) =>
    desk.unitOfWork(({ db }) =>
      replaceMetadata(db, { number: 1, nextUpdateAt: 1, uploadedAt: 1, uploadedBy: bo.id }, [
        { ...model, isBiometric: true, isCompromised },
      ]),
    );
  await upload(false);
  const attestationOf = ({ key, der }: typeof leaf) => ({ aaguid, attestation: { key, certificates: [der] } });
  return { desk, honest: attestationOf(leaf), selfMade: attestationOf(selfMade), upload };
}

test('hardware and inherence are claimed only where an attestation leads to the roots of its model', async (t) => {
  const { desk, honest, selfMade, upload } = await openMaker(t);
  const proved = await desk.enrol({}, honest);
  assert.deepEqual(saidBy(proved.checked), {
    factor: 'passkey',
    isUserVerified: true,
    isBackupEligible: false,
    isHardware: true,
    isBiometric: true,
  });
  assert.equal(saidBy(await desk.prove(proved.key)).isHardware, true);
  // The library says `verified: true` of an attestation that anybody made, as long as it has no roots.
  const claimed = await desk.enrol({}, selfMade);
  assert.equal(saidBy(claimed.checked).isHardware, false);
  const said = await desk.enrol({}, { aaguid });
  assert.equal(saidBy(said.checked).isHardware, false);
  assert.equal(saidBy(await desk.prove(said.key)).isBiometric, false);
  await upload(true);
  assert.equal(saidBy(await desk.prove(proved.key)).isHardware, false);
});

test('where only some models may be set up, the attestation has to prove one of them', async (t) => {
  const { desk, honest, selfMade, upload } = await openMaker(t);
  const models = [aaguid];
  const { asked, checked } = await desk.enrol({ models }, honest);
  assert.equal(asked.attestation, 'direct');
  assert.equal(reasonOf(checked), 'proved');
  assert.equal(reasonOf((await desk.enrol({ models }, selfMade)).checked), 'not_attested');
  assert.equal(reasonOf((await desk.enrol({ models }, { aaguid })).checked), 'not_attested');
  assert.equal(reasonOf((await desk.enrol({ models: ['0'.repeat(8)] }, honest)).checked), 'model_not_allowed');
  await upload(true);
  assert.equal(reasonOf((await desk.enrol({ models }, honest)).checked), 'not_attested');
});

async function replayAtOnce(t: TestContext, stores: readonly Store[]) {
  const [first] = stores;
  assert.ok(first);
  const desk = await openDesk(first);
  const { key, userHandle } = await desk.enrol();
  const { challenge } = await desk.ask(nobody);
  const response = key.assert({ challenge, origin, userHandle, signCount: 1 });
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const proof = await desk.check(response, nobody);
      return proof.ok && desk.spendOn((stores[n % stores.length] ?? first).unitOfWork, proof.value);
    }),
  );
  assert.equal(outcomes.filter(Boolean).length, 1);
  t.diagnostic(`${outcomes.length} at once in ${stores.length} processes, 1 success`);
}

test('50 uses of one assertion at once are one success (sqlite)', async (t) =>
  replayAtOnce(t, [await temporaryStore<FactorEvent>(t)]));

test('50 uses of one assertion at once in 4 processes are one success (postgres)', async (t) => {
  const stores = await temporaryPostgres<FactorEvent>(t, { processes: 4 });
  if (stores) await replayAtOnce(t, stores);
});
