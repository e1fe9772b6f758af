import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amrOf, type Evidence, provesAddress } from './assurance.ts';

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
