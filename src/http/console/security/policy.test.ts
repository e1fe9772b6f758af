import assert from 'node:assert/strict';
import { consoleStory, givePassword, hiddenValue } from '../../../../test/support/console-house.ts';
import { readPolicies } from '../../../signin/policy/read-policies.ts';

const SECURITY = '/console/security';
const everybody = `${SECURITY}/policies/everybody`;

/** The form as it is where nothing is set. */
const unset = {
  required_aal: '',
  ways: '',
  phishing_resistant_only: '',
  hardware: '',
  session_lifetime: '',
  session_idle: '',
  fresh_for: '',
  remember_devices_for: '',
  new_device_code: '',
  shortest_password: '',
  personal_questions: '',
  sms_countries: '',
};

const policiesOf = ({ world, ours }: Parameters<Parameters<typeof consoleStory>[1]>[0]) =>
  readPolicies(world.program.ctx, ours.organization.id);

consoleStory('what another policy does is shown before it is saved, with how many people it touches', async (house) => {
  const { desk, recorded } = house;
  await givePassword(house, 'jane@acme.example');
  await givePassword(house, 'root@acme.example');
  const { open, post } = await desk();
  assert.match(await open(everybody), /As shipped: One factor/);
  await recorded();
  const review = await post(`${everybody}/review`, { ...unset, required_aal: '2', session_idle: '20m' });
  assert.equal(review.status, 200);
  assert.match(review.text, /1 person will be asked to set up another way at their next sign-in/);
  assert.match(review.text, /You too will be asked to set up another way/);
  assert.match(review.text, /20m/);
  assert.deepEqual(await recorded(), []);
  assert.deepEqual((await policiesOf(house)).organization, {});

  assert.equal(hiddenValue(review.text, 'required_aal'), '2');
  const saved = await post(`${everybody}/save`, { ...unset, required_aal: '2', session_idle: '20m' });
  assert.equal(saved.status, 303, saved.text);
  assert.ok(saved.location?.endsWith(`${SECURITY}?done=saved`));
  assert.deepEqual(await recorded(), ['policy.changed']);
  assert.deepEqual((await policiesOf(house)).organization, { requiredAal: 2, sessionIdle: 1_200_000 });
  assert.match(await open(`${SECURITY}?done=saved`), /It counts from the next sign-in on/);
  assert.match(await open(everybody), /value="20m"/);
});

consoleStory('a policy that contradicts itself is shown again, with a sentence at the setting', async (house) => {
  const { post } = await house.desk();
  const only = { ...unset, ways: 'chosen' };
  const cases: readonly [Record<string, string>, RegExp][] = [
    [{ ...only, factor_totp: 'on' }, /never comes to the level/],
    [{ ...only, required_aal: '2', factor_password: 'on', factor_totp: 'on' }, /must offer one that resists phishing/],
    [{ ...only, factor_email_code: 'on' }, /must not be the only way in/],
    [
      { ...only, factor_password: 'on', factor_sms_code: 'on', sms_countries: 'AT' },
      /there must be another second step/,
    ],
    [{ ...only, factor_password: 'on', factor_passkey: 'on', factor_sms_code: 'on' }, /need countries/],
    [{ ...unset, required_aal: '3' }, /name the models/],
    [{ ...unset, shortest_password: '8' }, /Passwords of 8 characters/],
    [{ ...unset, session_idle: '1m' }, /must be from 5m to 30d/],
    [{ ...unset, session_idle: 'soon' }, /Write a time such as/],
    [{ ...unset, sms_countries: 'Austria' }, /two letters/],
    [{ ...unset, sms_countries: 'QQ' }, /no country that can be called/],
    [{ ...unset, hardware: 'yubikey' }, /one a line/],
  ];
  for (const [form, sentence] of cases) {
    for (const step of ['review', 'save']) {
      const answer = await post(`${everybody}/${step}`, form);
      assert.equal(answer.status, 422, `${step} ${JSON.stringify(form)}`);
      assert.match(answer.text, sentence);
    }
  }
  assert.deepEqual((await policiesOf(house)).organization, {});
});

consoleStory(
  'an administrator who would lock themselves out is warned, and has to say that they want it',
  async (house) => {
    await givePassword(house, 'root@acme.example');
    const { post } = await house.desk();
    const form = { ...unset, ways: 'chosen', factor_passkey: 'on', factor_recovery_code: 'on' };
    const review = await post(`${everybody}/review`, form);
    assert.match(review.text, /You would lock yourself out/);
    assert.match(review.text, /will have no way in/);
    const stopped = await post(`${everybody}/save`, form);
    assert.equal(stopped.status, 422);
    assert.match(stopped.text, /Nothing was saved/);
    assert.deepEqual((await policiesOf(house)).organization, {});
    assert.equal((await post(`${everybody}/save`, { ...form, even_so: 'on' })).status, 303);
    assert.deepEqual((await policiesOf(house)).organization, { factors: ['passkey', 'recovery_code'] });
  },
);

consoleStory('customers, roles and profiles have pages of their own, and are never asked for less', async (house) => {
  const { open, post, get } = await house.desk();
  const { roles, profiles } = await policiesOf(house);
  const [role, profile] = [roles[0]?.id, profiles[0]?.id];
  await post(`${everybody}/save`, { ...unset, required_aal: '2' });
  for (const slug of ['customers', 'representatives', role, profile])
    assert.match(await open(`${SECURITY}/policies/${slug}`), /See what changes/);
  const laxer = await post(`${SECURITY}/policies/${role}/save`, { ...unset, required_aal: '1' });
  assert.match(laxer.text, /never for less/);
  assert.equal((await post(`${SECURITY}/policies/customers/save`, { ...unset, required_aal: '1' })).status, 303);
  assert.equal((await post(`${SECURITY}/policies/${role}/save`, { ...unset, session_idle: '15m' })).status, 303);
  const set = await policiesOf(house);
  assert.deepEqual([set.customer, set.roles[0]?.change], [{ requiredAal: 1 }, { sessionIdle: 900_000 }]);
  assert.equal((await get(`${SECURITY}/policies/rol_of_another`)).status, 404);
});

consoleStory('switching personal questions on shows the deviation, before and after', async (house) => {
  const { post, open } = await house.desk();
  const form = { ...unset, personal_questions: 'recovery' };
  assert.match((await post(`${everybody}/review`, form)).text, /This deviates from ASVS 6.4.2/);
  assert.match(await open(`${SECURITY}/conformance`), /Personal questions are off\./);
  assert.equal((await post(`${everybody}/save`, form)).status, 303);
  assert.match(await open(`${SECURITY}/conformance`), /Personal questions are switched on: customers/);
  assert.match(await open('/console/activity'), /deviates from ASVS 6.4.2/);
});
