import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import emulator from 'nid-webauthn-emulator';
import { type SayAssertion, type SayRegistration, softKey } from '../../../test/support/soft-authenticator.ts';
import { type AssertionRules, checkAssertion, type KnownCredential } from './check-assertion.ts';
import { checkRegistration } from './check-registration.ts';
import { readAssertion, readRegistration } from './read-response.ts';
import { offeredAlgorithms, ourRules, rpIdOf } from './rules.ts';

const origin = 'https://support.acme.example';
const challenge = randomBytes(32).toString('base64url');
const userHandle = randomBytes(32);

const rules: AssertionRules = {
  ...ourRules({ origin, challenge, userVerification: 'required' }),
  userHandle: 'optional',
};

async function register(say: Partial<SayRegistration> = {}, key = softKey()) {
  const response = readRegistration(key.register({ challenge, origin, ...say }));
  return response ? checkRegistration(response, rules) : undefined;
}

/** A key that was registered as `first` says, and what becomes of its next answer. */
async function assertAfter(
  first: Partial<SayRegistration>,
  say: Partial<SayAssertion>,
  held: Partial<AssertionRules> = {},
) {
  const key = softKey();
  const registered = await register(first, key);
  assert.ok(registered?.ok);
  const credential: KnownCredential = { ...registered.value, userHandle };
  const response = readAssertion(key.assert({ challenge, origin, ...say }));
  assert.ok(response);
  return checkAssertion(response, credential, { ...rules, ...held });
}

const reasonOf = (outcome: { readonly ok: boolean; readonly reason?: string } | undefined) =>
  outcome === undefined ? 'unread' : outcome.ok ? 'accepted' : outcome.reason;

test('an honest registration and an honest assertion are accepted', async () => {
  assert.equal(reasonOf(await register()), 'accepted');
  assert.deepEqual(await assertAfter({ signCount: 3 }, { signCount: 4 }), {
    ok: true,
    value: { isUserVerified: true, isBackedUp: false, signCount: 4, hasCountedBack: false },
  });
});

for (const algorithm of ['ES256', 'EdDSA', 'RS256'] as const) {
  test(`an authenticator that somebody else wrote registers and signs with ${algorithm}`, async () => {
    const { WebAuthnEmulator, AuthenticatorEmulator } = emulator;
    const device = new WebAuthnEmulator(new AuthenticatorEmulator({ algorithmIdentifiers: [algorithm] }));
    const created = device.createJSON(origin, {
      challenge,
      rp: { name: 'Acme', id: rpIdOf(origin) },
      user: { id: userHandle.toString('base64url'), name: 'bo', displayName: 'Bo' },
      pubKeyCredParams: offeredAlgorithms.map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const registration = readRegistration(JSON.stringify(created));
    assert.ok(registration);
    const registered = await checkRegistration(registration, rules);
    assert.ok(registered.ok, reasonOf(registered));
    const answer = device.getJSON(origin, { challenge, rpId: rpIdOf(origin), userVerification: 'required' });
    const assertion = readAssertion(JSON.stringify(answer));
    assert.ok(assertion);
    const held = { ...rules, userHandle: 'required' } as const;
    const checked = await checkAssertion(assertion, { ...registered.value, userHandle }, held);
    assert.ok(checked.ok, reasonOf(checked));
  });
}

const registrations: readonly [threat: string, say: Partial<SayRegistration>, refusal: string][] = [
  ['of another ceremony', { type: 'webauthn.get' }, 'wrong_ceremony'],
  ['to another challenge', { challenge: randomBytes(32).toString('base64url') }, 'wrong_challenge'],
  ['at another origin', { origin: 'https://support.acme.example.evil.example', rpId: rpIdOf(origin) }, 'wrong_origin'],
  ['at another port', { origin: `${origin}:8443` }, 'wrong_origin'],
  ['for another host', { rpId: 'evil.example' }, 'wrong_rp_id'],
  ['for the domain above', { rpId: 'acme.example' }, 'wrong_rp_id'],
  ['from within a frame', { crossOrigin: true }, 'cross_origin'],
  ['from within a page that is named', { crossOrigin: true, topOrigin: 'https://evil.example' }, 'cross_origin'],
  ['that names an outer page and no frame', { topOrigin: 'https://evil.example' }, 'cross_origin'],
  ['without a touch', { isPresent: false }, 'user_not_present'],
  ['without a check of the user', { isVerified: false }, 'user_not_verified'],
  ['that is backed up and may not be', { isBackedUp: true }, 'malformed'],
  ['with an id of 1,024 bytes', { credentialId: randomBytes(1024) }, 'id_too_long'],
];

for (const [threat, say, refusal] of registrations) {
  test(`a registration ${threat} is refused as ${refusal}`, async () => {
    assert.equal(reasonOf(await register(say)), refusal);
  });
}

test('an id of 1,023 bytes is as long as one may be', async () => {
  assert.equal(reasonOf(await register({ credentialId: randomBytes(1023) })), 'accepted');
});

const assertions: readonly [threat: string, say: Partial<SayAssertion>, refusal: string][] = [
  ['of another ceremony', { type: 'webauthn.create' }, 'wrong_ceremony'],
  ['to another challenge', { challenge: randomBytes(32).toString('base64url') }, 'wrong_challenge'],
  ['at another origin', { origin: 'https://evil.example', rpId: rpIdOf(origin) }, 'wrong_origin'],
  ['without encryption', { origin: 'http://support.acme.example' }, 'wrong_origin'],
  ['for another host', { rpId: 'evil.example' }, 'wrong_rp_id'],
  ['from within a frame of a browser that names no outer page', { crossOrigin: true }, 'cross_origin'],
  ['from within a page that is named', { crossOrigin: true, topOrigin: 'https://evil.example' }, 'cross_origin'],
  ['that names an outer page and no frame', { topOrigin: 'https://evil.example' }, 'cross_origin'],
  ['without a touch', { isPresent: false }, 'user_not_present'],
  ['without a check of the user', { isVerified: false }, 'user_not_verified'],
  ['of a key that may be copied all at once', { isBackupEligible: true }, 'backup_state_changed'],
  ['that is backed up and may not be', { isBackedUp: true }, 'malformed'],
  ['of somebody else', { userHandle: randomBytes(32).toString('base64url') }, 'wrong_user_handle'],
];

for (const [threat, say, refusal] of assertions) {
  test(`an assertion ${threat} is refused as ${refusal}`, async () => {
    assert.equal(reasonOf(await assertAfter({}, say)), refusal);
  });
}

test('a key that was to be copied may not become one that cannot be: it would be taken for hardware', async () => {
  const outcome = await assertAfter({ isBackupEligible: true }, { isBackupEligible: false });
  assert.equal(reasonOf(outcome), 'backup_state_changed');
});

test('where nobody was named the answer has to say whose it is', async () => {
  const held = { userHandle: 'required' } as const;
  assert.equal(reasonOf(await assertAfter({}, {}, held)), 'wrong_user_handle');
  assert.equal(reasonOf(await assertAfter({}, { userHandle: userHandle.toString('base64url') }, held)), 'accepted');
});

test('whether a synced key is backed up is told each time', async () => {
  for (const isBackedUp of [true, false]) {
    const outcome = await assertAfter({ isBackupEligible: true }, { isBackupEligible: true, isBackedUp });
    assert.ok(outcome.ok);
    assert.equal(outcome.value.isBackedUp, isBackedUp);
  }
});

test('a key without a check of its user is told from one with, where the check is not asked for', async () => {
  const outcome = await assertAfter({}, { isVerified: false }, { userVerification: 'preferred' });
  assert.ok(outcome.ok);
  assert.equal(outcome.value.isUserVerified, false);
});

const counts: readonly [before: number, now: number, isSynced: boolean, outcome: string][] = [
  [0, 0, false, 'accepted'],
  [7, 8, false, 'accepted'],
  [7, 7, false, 'counter_went_back'],
  [7, 0, false, 'counter_went_back'],
  [0, 0, true, 'accepted'],
  [7, 8, true, 'accepted'],
  [7, 7, true, 'accepted, and noted'],
  [7, 0, true, 'accepted, and noted'],
];

for (const [before, now, isSynced, expected] of counts) {
  const kind = isSynced ? 'synced key' : 'key that cannot be copied';
  test(`a ${kind} that counts ${now} after ${before} is ${expected}`, async () => {
    const say = { isBackupEligible: isSynced };
    const outcome = await assertAfter({ ...say, signCount: before }, { ...say, signCount: now });
    const noted = outcome.ok && outcome.value.hasCountedBack ? ', and noted' : '';
    assert.equal(`${reasonOf(outcome)}${noted}`, expected);
  });
}

/** Threat: two decoders read other bytes from one text, and one of them looks while the other compares. */
test('text that is not the one spelling of its bytes is no answer', () => {
  const honest = JSON.parse(softKey().assert({ challenge, origin })) as { response: Record<string, string> };
  for (const spelling of ['QR', 'QQ==', 'A', 'a+b/', 'a b']) {
    const response = { ...honest.response, signature: spelling };
    assert.equal(readAssertion(JSON.stringify({ ...honest, response })), undefined, spelling);
  }
  for (const text of ['', 'null', '[]', '{}', '{"id":1}', '{']) assert.equal(readAssertion(text), undefined);
  for (const text of ['', 'null', '[]', '{}', '{"id":1}', '{']) assert.equal(readRegistration(text), undefined);
});
