import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type FileHouse, openFileHouse } from '../../../test/support/file-house.ts';
import { findOrganization } from '../../directory/find-organization.ts';
import { MINUTE } from '../../kit/clock.ts';
import { readPolicies } from '../../signin/policy/read-policies.ts';

const file = (...lines: string[]) =>
  ['version: 1', 'organizations:', '  - name: acme', '    title: Acme', ...lines.map((line) => `    ${line}`), ''].join(
    '\n',
  );

const whole = file(
  'features: { sms: [AT, DE] }',
  'sign_in:',
  '  customers: { aal: 1, factors: [password, passkey, totp, email_code, sms_code, recovery_code] }',
  '  representatives: { aal: 2, factors: [password, passkey, security_key, totp, recovery_code], session_idle: 1h }',
  '  personal_questions: recovery_hurdle',
  'roles: [{ name: CEO, sign_in: { session_idle: 15m } }]',
  'profiles: [{ name: Administrator, permissions: ["*"], sign_in: { factors: [passkey, recovery_code], fresh_for: 90s } }]',
);

async function openApplied(t: TestContext) {
  const house = await openFileHouse(t);
  const outcome = await house.apply(whole);
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.problems.join('\n'));
  return { house, changes: outcome.changes };
}

async function policiesIn({ ctx }: FileHouse) {
  const organization = await findOrganization(ctx, 'acme');
  assert.ok(organization);
  return readPolicies(ctx, organization.id);
}

test('the sign-in of a file is applied, line by line, and a second time changes nothing', async (t) => {
  const { house, changes } = await openApplied(t);
  assert.deepEqual(
    changes.filter((line) => line.includes('sign-in')),
    [
      '~ sign-in of acme: personal_questions, sms',
      '~ sign-in of customers of acme: aal, factors',
      '~ sign-in of representatives of acme: aal, factors, session_idle',
      '~ sign-in of role CEO of acme: session_idle',
      '~ sign-in of profile Administrator of acme: factors, fresh_for',
    ],
  );
  const set = await policiesIn(house);
  assert.deepEqual(set.organization, { personalQuestions: 'recovery', smsCountries: ['AT', 'DE'] });
  assert.equal(set.customer.requiredAal, 1);
  assert.deepEqual(set.roles.find(({ name }) => name === 'CEO')?.change, { sessionIdle: 15 * MINUTE });
  house.recorded();
  assert.deepEqual(await house.apply(whole), { ok: true, warnings: [], changes: [] });
  assert.deepEqual(house.recorded(), []);
});

test('sign_in is one value: without it everything stays, and what it leaves out is as shipped', async (t) => {
  const { house } = await openApplied(t);
  const before = await policiesIn(house);
  await house.apply(file('language: de'));
  assert.deepEqual(await policiesIn(house), before);
  await house.apply(file('sign_in: { new_device_code: true }', 'roles: [{ name: CEO, sign_in: {} }]'));
  const after = await policiesIn(house);
  assert.deepEqual(after.organization, { newDeviceCode: true, smsCountries: ['AT', 'DE'] });
  assert.deepEqual([after.customer, after.representative], [{}, {}]);
  assert.deepEqual(after.roles.find(({ name }) => name === 'CEO')?.change, {});
});

test('what is set comes back out of an export, and applied elsewhere it is the same', async (t) => {
  const { house } = await openApplied(t);
  const text = await house.exported();
  assert.match(text, /features: \{ remote_authentication: true, sms: \[AT, DE\] \}/);
  assert.match(text, /^ {4}sign_in: \{ personal_questions: recovery_hurdle, customers: \{ aal: 1, factors: \[/m);
  assert.match(text, /fresh_for: "90s"/);
  const planned = await house.plan(text);
  assert.ok(planned.ok && !planned.changes.some((line) => line.includes('sign-in')));
  const other = await openFileHouse(t);
  assert.ok((await other.apply(text)).ok);
  const withoutIds = async (one: FileHouse) => JSON.stringify(await policiesIn(one)).replace(/"id":"[^"]*"/g, '');
  assert.equal(await withoutIds(other), await withoutIds(house));
});

test('a policy that contradicts itself, or asks a role for less, is refused with its line', async (t) => {
  const house = await openFileHouse(t);
  const cases: readonly [readonly string[], RegExp][] = [
    [['sign_in:', '  factors: [password, totp]', '  aal: 2'], /^acme.yaml:6: .*must offer one that resists phishing/],
    [['sign_in:', '  customers: { factors: [email_code] }'], /^acme.yaml:6: Customers: .*must not be the only way in/],
    [['sign_in: { factors: [password, passkey, sms_code] }'], /^acme.yaml:5: .*need countries/],
    [['features: { sms: [QQ] }'], /^acme.yaml:5: QQ is no country/],
    [['sign_in: { shortest_password: 8 }'], /^acme.yaml:5: Passwords of 8 characters/],
    [
      ['sign_in: { aal: 2 }', 'roles:', '  - name: CEO', '    sign_in: { aal: 1 }'],
      /^acme.yaml:8: The role CEO: Level: a role or profile may ask for more/,
    ],
    [['sign_in: { session_idle: 1m }'], /^acme.yaml:5: session_idle is "1m": expected a time from 5m to 30d/],
    [['sign_in: { factors: [totp, smoke] }'], /^acme.yaml:5: factors is "smoke": expected one of passkey/],
  ];
  for (const [lines, problem] of cases) {
    const outcome = await house.apply(file(...lines));
    assert.ok(!outcome.ok, lines.join('\n'));
    assert.match(outcome.problems.join('\n'), problem);
  }
  assert.equal(await findOrganization(house.ctx, 'acme'), undefined);
});

test('--prune takes the policy of a role along with the role', async (t) => {
  const { house } = await openApplied(t);
  const pruned = await house.prune(file('roles: []'));
  assert.ok(pruned.ok, pruned.ok ? '' : pruned.problems.join('\n'));
  const rows = await house.ctx.db.selectFrom('sign_in_policy').select('scope').execute();
  assert.deepEqual(rows.map(({ scope }) => scope).toSorted(), ['kind', 'kind', 'organization', 'profile']);
});
