import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aalOf, amrOf, type Evidence, provesAddress } from './assurance.ts';

const password: Evidence = { factor: 'password', at: 1 };
const emailCode: Evidence = { factor: 'email_code', at: 2 };
const remoteSignIn: Evidence = { factor: 'remote', at: 3, connectionId: 'con_1', operation: 'signin' };
const remoteSignUp: Evidence = { factor: 'remote', at: 4, connectionId: 'con_1', operation: 'signup' };

const cases: [name: string, evidence: readonly Evidence[], proves: boolean][] = [
  ['nothing proves nothing', [], false],
  ['a password proves the address it was registered with', [password], true],
  ['a code sent to the address proves it', [emailCode], true],
  ['a remote sign-in proves the address', [remoteSignIn], true],
  ['a remote sign-up only asserts the address', [remoteSignUp], false],
  ['a code after a remote sign-up proves what was asserted', [remoteSignUp, emailCode], true],
];

for (const [name, evidence, proves] of cases) test(name, () => assert.equal(provesAddress(evidence), proves));

test('each method is named once, in the order in which it was used', () => {
  assert.deepEqual(amrOf([remoteSignUp, emailCode, password, emailCode]), ['remote', 'otp', 'email', 'pwd']);
});

const totp: Evidence = { factor: 'totp', at: 5 };
const recoveryCode: Evidence = { factor: 'recovery_code', at: 6 };

const levels: [name: string, evidence: readonly Evidence[], aal: number, amr: readonly string[]][] = [
  ['nothing', [], 0, []],
  ['a password', [password], 1, ['pwd']],
  ['a password and a code by mail, which is nothing that one has', [password, emailCode], 1, ['pwd', 'otp', 'email']],
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
