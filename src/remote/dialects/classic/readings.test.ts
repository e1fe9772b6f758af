import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claims } from '../dialect.ts';
import { otherReadings } from './readings.ts';

const names = {
  roles: ['CEO', 'Manager', 'Support Engineer'],
  profiles: ['Administrator', 'Standard', 'partner portal'],
};

interface SignUp {
  readonly email?: string;
  readonly loginName?: string;
  readonly fullName?: string;
  readonly kindWord?: 'portal' | 'supportrep';
  readonly role?: string;
  readonly profile?: string;
}

const readingsOf = (signUp: SignUp, operation: Claims['operation'] = 'signup') => {
  const plain = {
    email: 'ana@acme.example',
    loginName: 'ana.doe',
    fullName: 'Ana Doe',
    kindWord: 'portal',
    role: '',
    profile: '',
  };
  // Connection, key and time have no part in the text.
  return otherReadings({ ...plain, ...signUp, operation } as unknown as Claims, names);
};

/** Threat: one signed text, cut so that the e-mail is somebody else’s. */
test('the boundary between e-mail and login name is moved both ways', () => {
  const { emails } = readingsOf({ email: 'mallory@acme.com', loginName: 'mallory', fullName: 'Anastasia Doe' });
  assert.ok(emails.includes('mallory@acme.co'), 'shortened');
  assert.ok(emails.includes('mallory@acme.comm'), 'lengthened into the login name');
  assert.ok(emails.includes('mallory@acme.commalloryAna'), 'lengthened into the full name');
  assert.equal(emails.includes('mallory@acme.commalloryAnas'), false, 'what is left is no login name');
  assert.equal(emails.includes('mallory@acme.com'), false, 'the reading itself is no other one');
});

/** Threat: a customer whose full name makes a representative of them. */
test('a full name that would make a representative is found', () => {
  for (const fullName of ['Eve supportrep', 'Eve supportrepCEO', 'Eve supportrepManager']) {
    assert.equal(readingsOf({ fullName: `${fullName}partner `, kindWord: 'portal' }).givesOtherRights, true, fullName);
  }
});

test('the same text read as a representative is found from the other side', () => {
  assert.equal(
    readingsOf({ fullName: 'Eve ', kindWord: 'supportrep', role: 'CEO', profile: 'partner portal' }).givesOtherRights,
    true,
  );
  assert.equal(
    readingsOf({ fullName: 'Eve ', kindWord: 'supportrep', profile: 'partner portal' }).givesOtherRights,
    true,
  );
});

test('another role or profile for the same kind is another right', () => {
  const doubled = { fullName: 'Eve supportrepCEOAdministrator', kindWord: 'supportrep' } as const;
  assert.equal(readingsOf(doubled).givesOtherRights, false, 'what follows the first kind is no pair of names');
  const ambiguous = { roles: ['A', 'AB'], profiles: ['BC', 'C'] };
  const claims = {
    email: 'ana@acme.example',
    loginName: 'ana.doe',
    fullName: 'Ana',
    kindWord: 'supportrep',
    role: 'A',
    profile: 'BC',
    operation: 'signup',
  };
  assert.equal(otherReadings(claims as unknown as Claims, ambiguous).givesOtherRights, true);
});

test('honest names that hold the control words pass', () => {
  for (const fullName of ['ana portales', 'portal', 'Portal Supportrep', 'Ana supportrep', 'supportrep Ana']) {
    assert.equal(readingsOf({ fullName }).givesOtherRights, false, fullName);
  }
  assert.equal(readingsOf({ kindWord: 'supportrep', role: 'Manager', profile: 'Standard' }).givesOtherRights, false);
});

test('a representative whose text holds a customer’s kind may be a customer with any role', () => {
  const signUp = {
    fullName: 'Mal LoryportalBoss ',
    kindWord: 'supportrep',
    role: 'CEO',
    profile: 'Administrator',
  } as const;
  assert.equal(readingsOf(signUp).givesOtherRights, true);
  assert.equal(readingsOf({ ...signUp, fullName: 'Ana Portales' }).givesOtherRights, false);
});

test('a customer’s ignored role and profile make no difference', () => {
  assert.equal(readingsOf({ role: 'CEO', profile: 'Administrator' }).givesOtherRights, false);
});

test('a sign-in has one reading', () => {
  assert.deepEqual(readingsOf({ email: 'mallory@acme.com' }, 'signin'), { emails: [], givesOtherRights: false });
});
