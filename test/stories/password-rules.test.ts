import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPersonByEmail } from '../../src/directory/read-person.ts';
import { isPasswordCompromised } from '../../src/factors/password/distrust-password.ts';
import { provePassword } from '../../src/factors/password/prove-password.ts';
import { setPassword } from '../../src/factors/password/set-password.ts';
import { forceNewPassword } from '../../src/session/force-new-password.ts';
import { policySchema } from '../../src/signin/policy/policy-schema.ts';
import { consoleStory, givePassword, PASSWORD, PUBLIC } from '../support/console-house.ts';
import { setPolicy } from '../support/set-policy.ts';

const ROOT = 'root@acme.example';

consoleStory('password managers are led to the page of a new password, on every host', async ({ world, ours }) => {
  for (const origin of [ours.origin, PUBLIC]) {
    const answer = await world.client().get(`${origin}/.well-known/change-password`);
    assert.deepEqual([answer.status, answer.location], [303, `${origin}/account/password`]);
    assert.equal((await world.client().get(`${origin}/.well-known/no-such-thing`)).status, 404);
  }
});

consoleStory('eight characters are enough only where the policy never lets a password in alone', async (house) => {
  const { world, ours } = house;
  const desk = await house.desk();
  const choose = async (password: string) => (await desk.post('/account/password', { password })).text;
  const shortest = async () =>
    /minlength="(\d+)" passwordrules="minlength: (\d+);"/.exec(await desk.open('/account/password'));
  const policies = [
    [{ shortestPassword: 8, requiredAal: 1 }, 8], // an administrator needs two whatever it says
    [{ requiredAal: 2 }, 15],
    [{ shortestPassword: 8, requiredAal: 2 }, 8],
  ] as const;
  for (const [change, length] of policies) {
    await setPolicy(world.program.ctx, ours.organization.id, change);
    assert.deepEqual((await shortest())?.slice(1), [`${length}`, `${length}`]);
    assert.match(await choose('seven 7'), new RegExp(`at least ${length} characters`, 'i'));
  }
  assert.match(await choose('Sunshine1'), /on the lists of leaked passwords.*Use a few random words/s);
  assert.match(await choose('acme2026!'), /little more than your name/);
  assert.match(await choose('12345678'), /repeats itself or follows the keyboard/);
  assert.doesNotMatch(await choose('Sunshine1'), /Sunshine1/);
});

consoleStory('a password that others may know ends every session, and the owner hears of it', async (house) => {
  const { world, ours, recorded } = house;
  const { ctx } = world.program;
  await givePassword(house, ROOT);
  const desk = await house.desk();
  const person = await readPersonByEmail(ctx, ours.organization.id, ROOT);
  assert.ok(person);
  await recorded();

  const force = () =>
    ctx.unitOfWork((tx) =>
      forceNewPassword({ ...tx, now: ctx.now }, { person, organization: ours.organization, actor: 'system' }),
    );
  assert.deepEqual([await force(), await force()], [true, false]);
  assert.deepEqual(await recorded(), ['password.distrusted', 'session.ended']);
  assert.notEqual((await desk.get('/console')).status, 200);
  const proved = await provePassword(ctx, person.id, PASSWORD);
  assert.ok(proved.ok && proved.value.isCompromised);
  const mails = await ctx.db.selectFrom('mail').select(['recipient', 'subject']).execute();
  assert.ok(
    mails.some(({ recipient, subject }) => recipient === ROOT && /have to choose a new password/.test(subject)),
  );

  const hashed = await ctx.passwords.hash('quite another phrase');
  assert.ok(hashed.ok);
  const owner = { organizationId: person.organizationId, personId: person.id };
  await ctx.unitOfWork((tx) => setPassword({ ...tx, now: ctx.now }, owner, hashed.value, person.id));
  assert.equal(await isPasswordCompromised(ctx, person.id), false);
});

consoleStory(
  'there are no hints, no rules of composition and no expiry, in no table and no policy',
  async ({ world }) => {
    const table = await world.program.ctx.db.introspection.getTables();
    const columns = table.find(({ name }) => name === 'password')?.columns.map(({ name }) => name);
    assert.deepEqual(columns?.toSorted(), ['changed_at', 'compromised_at', 'disabled_at', 'hash', 'person_id']);
    const ofPasswords = Object.keys(policySchema.properties).filter((name) => /password/i.test(name));
    assert.deepEqual(ofPasswords, ['shortestPassword']);
  },
);

/** Threat: whoever else knows the password comes in with it, or keeps it. */
consoleStory('a password that others may know opens nothing but the choice of another', async (house) => {
  const { world, ours, recorded } = house;
  const { ctx } = world.program;
  const email = 'rep@acme.example';
  await givePassword(house, email);
  const person = await readPersonByEmail(ctx, ours.organization.id, email);
  assert.ok(person);
  const force = { person, organization: ours.organization, actor: 'system' };
  await ctx.unitOfWork((tx) => forceNewPassword({ ...tx, now: ctx.now }, force));
  const client = world.client();
  const at = (path: string) => `${ours.origin}${path}`;
  const entered = await client.post(at('/login'), { identifier: email, password: PASSWORD });
  assert.equal(entered.location, at('/sign-in/new-password'));
  assert.equal(await world.signedIn(client, ours.origin), undefined);
  assert.match((await client.get(at('/sign-in/new-password'))).text, /Others may know the one/);
  await recorded();

  const choose = (password: string) => client.post(at('/sign-in/new-password'), { password });
  assert.match((await choose(PASSWORD)).text, /the password that others may know/);
  assert.match((await choose('too short')).text, /at least 15 characters/i);
  assert.deepEqual(await recorded(), []);
  const chosen = await choose('quite another phrase');
  assert.deepEqual([chosen.status, chosen.location], [303, at('/workspace')]);
  assert.equal(await world.signedIn(client, ours.origin), email);
  assert.deepEqual((await recorded()).slice(0, 2), ['password.set', 'session.started']);
  assert.equal((await choose('yet another phrase')).status, 410);

  const stranger = world.client();
  assert.equal((await stranger.get(at('/sign-in/new-password'))).status, 302);
  assert.equal((await stranger.post(at('/sign-in/new-password'), { password: 'quite another phrase' })).status, 410);
  assert.equal((await stranger.post(at('/login'), { identifier: email, password: PASSWORD })).status, 422);
});

test('nothing of a policy counts kinds of characters or days until a password ends', () => {
  const forbidden = /digit|upper|lower|symbol|special|composition|expir|history|hint|maxage|rotat/i;
  assert.deepEqual(
    Object.keys(policySchema.properties).filter((name) => forbidden.test(name)),
    [],
  );
});
