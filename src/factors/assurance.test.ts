import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  aalOf,
  acrOf,
  amrOf,
  type Evidence,
  isPhishingResistant,
  provesAddress,
  type WebAuthnEvidence,
} from './assurance.ts';

const password: Evidence = { factor: 'password', at: 1 };
const emailCodeFactor: Evidence = { factor: 'email_code', at: 2 };
const remoteSignIn: Evidence = { factor: 'remote', at: 3, connectionId: 'con_1', operation: 'signin' };
const remoteSignUp: Evidence = { factor: 'remote', at: 4, connectionId: 'con_1', operation: 'signup' };

const cases: [name: string, evidence: readonly Evidence[], proves: boolean][] = [
  ['nothing proves nothing', [], false],
  ['a password proves the address it was registered with', [password], true],
  ['a code sent to the address proves it', [emailCodeFactor], true],
  ['a remote sign-in proves the address', [remoteSignIn], true],
  ['a remote sign-up only asserts the address', [remoteSignUp], false],
  ['a code after a remote sign-up proves what was asserted', [remoteSignUp, emailCodeFactor], true],
];

for (const [name, evidence, proves] of cases) test(name, () => assert.equal(provesAddress(evidence), proves));

test('each method is named once, in the order in which it was used', () => {
  assert.deepEqual(amrOf([remoteSignUp, emailCodeFactor, password, emailCodeFactor]), [
    'remote',
    'otp',
    'email',
    'pwd',
  ]);
});

const totp: Evidence = { factor: 'totp', at: 5 };
const recoveryCode: Evidence = { factor: 'recovery_code', at: 6 };

const levels: [name: string, evidence: readonly Evidence[], aal: number, amr: readonly string[]][] = [
  ['nothing', [], 0, []],
  ['a password', [password], 1, ['pwd']],
  [
    'a password and a code by mail, which is nothing that one has',
    [password, emailCodeFactor],
    1,
    ['pwd', 'otp', 'email'],
  ],
  ['a code of an app alone', [totp], 1, ['otp']],
  ['two things that one has', [totp, recoveryCode], 1, ['otp', 'recovery']],
  ['a password and a code of an app', [password, totp], 2, ['pwd', 'otp', 'mfa']],
  ['a password and a recovery code', [password, recoveryCode], 2, ['pwd', 'otp', 'recovery', 'mfa']],
  ['another site’s word', [remoteSignIn], 1, ['remote']],
  ['another site’s word and a code of an app', [remoteSignIn, totp], 1, ['remote', 'otp']],
  ['all of it', [remoteSignIn, password, totp], 2, ['remote', 'pwd', 'otp', 'mfa']],
];

for (const [name, evidence, aal, amr] of levels) {
  test(`${name}: level ${aal}`, () => {
    assert.equal(aalOf(evidence), aal);
    assert.deepEqual(amrOf(evidence), amr);
  });
}

test('a code of an app says nothing of an address', () => {
  assert.equal(provesAddress([totp]), false);
  assert.equal(provesAddress([remoteSignUp, recoveryCode]), false);
});

const key = (said: Partial<WebAuthnEvidence>): WebAuthnEvidence => ({
  factor: 'passkey',
  at: 7,
  authenticatorId: 'aut_1',
  isUserVerified: true,
  isBackupEligible: false,
  isHardware: false,
  isBiometric: false,
  ...said,
});

const keys: [name: string, said: Partial<WebAuthnEvidence>, acr: readonly string[], amr: readonly string[]][] = [
  ['a synced passkey', { isBackupEligible: true }, ['phr', 'aal2', 'aal1'], ['pop', 'user', 'swk', 'mfa']],
  ['a passkey that stays, of which nothing is attested', {}, ['phr', 'aal2', 'aal1'], ['pop', 'user', 'mfa']],
  [
    'a synced passkey that claims hardware',
    { isBackupEligible: true, isHardware: true },
    ['phr', 'aal2', 'aal1'],
    ['pop', 'user', 'swk', 'mfa'],
  ],
  [
    'an attested key with its PIN',
    { isHardware: true },
    ['phrh', 'phr', 'aal3', 'aal2', 'aal1'],
    ['pop', 'user', 'hwk', 'mfa'],
  ],
  [
    'an attested key that checks nothing but fingers',
    { isHardware: true, isBiometric: true },
    ['phrh', 'phr', 'aal3', 'aal2', 'aal1'],
    ['pop', 'user', 'hwk', 'bio', 'mfa'],
  ],
  [
    'a key that was only touched',
    { factor: 'security_key', isUserVerified: false, isHardware: true, isBiometric: true },
    ['phrh', 'phr', 'aal1'],
    ['pop', 'user', 'hwk'],
  ],
];

for (const [name, said, acr, amr] of keys) {
  test(`${name}: ${acr.join(', ')}`, () => {
    assert.deepEqual(acrOf([key(said)]), acr);
    assert.deepEqual(amrOf([key(said)]), amr);
  });
}

/** One of each kind that differs in what it amounts to. */
const every: readonly Evidence[] = [
  password,
  { factor: 'personal_questions', at: 8 },
  emailCodeFactor,
  { factor: 'sms_code', at: 9 },
  totp,
  { factor: 'hotp', at: 10 },
  recoveryCode,
  remoteSignIn,
  { ...remoteSignIn, aal: 2 },
  key({ factor: 'security_key', isUserVerified: false }),
  key({ factor: 'security_key', isUserVerified: false, isHardware: true }),
  key({ isBackupEligible: true }),
  key({ isHardware: true }),
];

/** NIST 800-63B said again, in other words than the code: by what is missing. */
function levelBySpec(has: (proof: Evidence | undefined) => boolean): number {
  const [pwd, , mail, sms, app, token, code, word, strongWord, touched, touchedHardware, synced, hardware] =
    every.map(has);
  if (hardware || (touchedHardware && pwd)) return 3;
  if (synced || strongWord) return 2;
  const isHeld = sms || app || token || code || touched || touchedHardware;
  if (pwd && isHeld) return 2;
  return pwd || isHeld || mail || word ? 1 : 0;
}

test('of every set of proofs the level is what NIST 800-63B makes of it, and nothing claims more than that', () => {
  let seen = 0;
  for (let set = 0; set < 2 ** every.length; set += 1) {
    const evidence = every.filter((_, place) => (set >> place) & 1);
    const level = aalOf(evidence);
    assert.equal(
      level,
      levelBySpec((proof) => proof !== undefined && evidence.includes(proof)),
      JSON.stringify(evidence),
    );
    const acr = acrOf(evidence);
    assert.equal(acr.includes('phr'), isPhishingResistant(evidence));
    assert.equal(acr.filter((name) => name.startsWith('aal')).length, level);
    assert.equal(amrOf(evidence).includes('fpt') || amrOf(evidence).includes('face'), false);
    if (amrOf(evidence).includes('mfa')) assert.ok(level >= 2);
    seen += 1;
  }
  process.stdout.write(`${seen} sets of proofs\n`);
  assert.equal(seen, 8_192);
});
