import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, HOUR, MINUTE } from '../../kit/clock.ts';
import { nextStep } from '../flow/next-step.ts';
import { findWeakRecovery } from './find-weak-recovery.ts';
import { judgePolicies } from './judge-policy.ts';
import { type PolicyChange, shippedPolicy } from './policy.ts';
import type { PolicyProblem } from './policy-problem.ts';
import { type PolicySet, policyOf } from './policy-set.ts';

const nothing: PolicySet = {
  organization: {},
  customer: {},
  representative: {},
  roles: [{ id: 'rol_1', name: 'Manager', change: {} }],
  profiles: [
    { id: 'prf_1', name: 'Administrator', permissions: ['*'], change: {} },
    { id: 'prf_2', name: 'Light', permissions: ['ticket:view'], change: {} },
  ],
};

const roleWith = (change: PolicyChange) => ({ roles: [{ id: 'rol_1', name: 'Manager', change }] });
const lightWith = (change: PolicyChange) => ({
  profiles: nothing.profiles.map((profile) => (profile.id === 'prf_2' ? { ...profile, change } : profile)),
});

const say = ({ scope, name, fault }: PolicyProblem): string => {
  const field = 'field' in fault ? ` ${fault.field}` : '';
  return `${name ?? ('id' in scope ? scope.id : scope.scope)}: ${fault.because}${field}`;
};
const problemsOf = (set: Partial<PolicySet>) => judgePolicies({ ...nothing, ...set }).map(say);

test('what is shipped is taken, and so is what the specification gives as its example', () => {
  assert.deepEqual(problemsOf({}), []);
  const example: Partial<PolicySet> = {
    organization: { smsCountries: ['AT', 'DE'] },
    customer: { requiredAal: 1, factors: ['password', 'passkey', 'totp', 'email_code', 'sms_code', 'recovery_code'] },
    representative: { requiredAal: 2, factors: ['password', 'passkey', 'security_key', 'totp', 'recovery_code'] },
  };
  assert.deepEqual(problemsOf(example), []);
});

test('each policy that contradicts itself is refused for its own reason', () => {
  const cases: readonly [PolicyChange, string][] = [
    [{ requiredAal: 2, factors: ['security_key', 'recovery_code'] }, 'level_out_of_reach'],
    [{ factors: [] }, 'level_out_of_reach'],
    [{ factors: ['totp'] }, 'level_out_of_reach'],
    [{ phishingResistantOnly: true, factors: ['password', 'totp'] }, 'not_phishing_resistant'],
    [{ requiredAal: 2, factors: ['password', 'totp'] }, 'no_phishing_resistant_option'],
    [{ requiredAal: 3 }, 'no_hardware_models'],
    [{ hardware: [] }, 'no_hardware_models'],
    [{ requiredAal: 3, factors: ['password', 'totp'], hardware: ['0'] }, 'no_phishing_resistant_option'],
    [{ smsCountries: ['QQ'] }, 'unknown_country'],
    [{ factors: ['password', 'passkey', 'sms_code'] }, 'sms_without_countries'],
    [{ shortestPassword: 8 }, 'short_passwords_alone'],
    [{ sessionLifetime: 31 * DAY }, 'out_of_bounds sessionLifetime'],
    [{ sessionIdle: MINUTE }, 'out_of_bounds sessionIdle'],
    [{ freshFor: 3 * HOUR }, 'out_of_bounds freshFor'],
    [{ rememberDevicesFor: 31 * DAY }, 'out_of_bounds rememberDevicesFor'],
  ];
  for (const [organization, because] of cases)
    assert.deepEqual(problemsOf({ organization }), [`organization: ${because}`], JSON.stringify(organization));
});

test('a code by mail is no way in by itself, and a code by SMS not the only second step', () => {
  assert.ok(problemsOf({ customer: { factors: ['email_code', 'totp'] } }).includes('customer: mail_alone'));
  const sms: PolicyChange = { factors: ['password', 'sms_code', 'recovery_code'], smsCountries: ['AT'] };
  assert.deepEqual(problemsOf({ customer: sms }), ['customer: sms_without_alternative']);
  assert.deepEqual(problemsOf({ customer: { ...sms, factors: ['password', 'sms_code', 'totp'] } }), []);
});

test('level 3 and short passwords are taken where everything that they rest on is there', () => {
  const hardware = ['ee882879-721c-4913-9775-3dfcce97072a'];
  assert.deepEqual(problemsOf({ organization: { requiredAal: 3, hardware } }), []);
  assert.deepEqual(problemsOf({ organization: { requiredAal: 2, shortestPassword: 8 } }), []);
  assert.deepEqual(problemsOf({ representative: { requiredAal: 2, shortestPassword: 8 } }), []);
});

test('a role or profile asks for as much as the organization or more, never for less', () => {
  const organization: PolicyChange = { requiredAal: 2, sessionIdle: 30 * MINUTE, rememberDevicesFor: 7 * DAY };
  const laxer: readonly PolicyChange[] = [
    { requiredAal: 1 },
    { factors: [...shippedPolicy.factors, 'hotp'] },
    { sessionIdle: HOUR },
    { sessionLifetime: 2 * DAY },
    { rememberDevicesFor: 8 * DAY },
    { freshFor: HOUR },
    { shortestPassword: 8 },
    { personalQuestions: 'caller_check' },
    { smsCountries: ['AT'] },
  ];
  for (const change of laxer) {
    const [field] = Object.keys(change);
    const strict = change.shortestPassword ? { ...organization, shortestPassword: 15 as const } : organization;
    assert.deepEqual(problemsOf({ organization: strict, ...roleWith(change) }), [`Manager: laxer ${field}`]);
    assert.deepEqual(problemsOf({ organization: strict, ...lightWith(change) }), [`Light: laxer ${field}`]);
  }
  const stricter: PolicyChange = { requiredAal: 2, factors: ['password', 'passkey'], sessionIdle: 5 * MINUTE };
  assert.deepEqual(problemsOf({ organization, ...roleWith(stricter), ...lightWith(stricter) }), []);
});

test('what the organization asks for cannot overtake a role: the role is named', () => {
  const organization: PolicyChange = { requiredAal: 2, factors: ['password', 'passkey'] };
  const role = roleWith({ factors: ['password', 'totp'] });
  assert.deepEqual(problemsOf({ organization, ...role }), ['Manager: laxer factors']);
});

test('a role and a profile that leave nothing to whoever has both are refused', () => {
  const keys = roleWith({ requiredAal: 2, factors: ['passkey'] });
  const apps = lightWith({ requiredAal: 2, factors: ['password', 'security_key'] });
  assert.deepEqual(problemsOf({ ...keys, ...apps }), ['Manager: nothing_in_common']);
});

test('an administrator always needs two factors, so a policy must leave two to them', () => {
  assert.equal(policyOf(nothing, { kind: 'representative', roleId: null, profileId: 'prf_1' }).requiredAal, 2);
  assert.equal(policyOf(nothing, { kind: 'representative', roleId: null, profileId: 'prf_2' }).requiredAal, 1);
  assert.deepEqual(problemsOf({ representative: { factors: ['password', 'recovery_code'] } }), [
    'representative: administrators_out_of_reach',
  ]);
});

/** The state machine that is shipped has no such way, so it takes another one to see that it would be found. */
test('a way to recover that is weaker than the account is found, whoever builds it into the flow', () => {
  const strict = { ...shippedPolicy, requiredAal: 2 } as const;
  assert.equal(findWeakRecovery(strict), undefined);
  assert.equal(findWeakRecovery(shippedPolicy), undefined);
  const byMailAlone: typeof nextStep = (situation) =>
    situation.kind === 'recovery' && situation.evidence.length > 0 ? { step: 'choose_password' } : nextStep(situation);
  assert.deepEqual(findWeakRecovery(strict, byMailAlone)?.proofs, ['email_code']);
  assert.deepEqual(findWeakRecovery(shippedPolicy, byMailAlone)?.proofs, ['email_code']);
  const byAnswers: typeof nextStep = (situation) => {
    if (situation.kind !== 'recovery' || situation.evidence.length === 0) return nextStep(situation);
    return situation.evidence.length > 1
      ? { step: 'choose_password' }
      : { step: 'prove', factors: ['personal_questions'] };
  };
  assert.deepEqual(findWeakRecovery(strict, byAnswers)?.proofs, ['email_code', 'personal_questions']);
});
