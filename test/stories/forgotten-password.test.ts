import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { hashAnswers, setPersonalQuestions } from '../../src/factors/personal-questions/set-personal-questions.ts';
import { SIGN_IN } from '../../src/http/cookies.ts';
import { MINUTE } from '../../src/kit/clock.ts';
import { givePhone } from '../support/authenticator.ts';
import { givePassword, openConsole, PASSWORD } from '../support/console-house.ts';
import type { Client } from '../support/http-client.ts';
import { readMails } from '../support/read-mails.ts';
import { setPolicy } from '../support/set-policy.ts';
import { signInAs } from '../support/sign-in.ts';
import { temporaryDatabase } from '../support/temporary-store.ts';

const JANE = 'jane@acme.example';
const REP = 'rep@acme.example';
const NEW = 'seven new words for a quiet door';
const RECOVER = '/sign-in/recover';
const NEW_PASSWORD = `${RECOVER}/new-password`;
const MAILED = '/sign-in/email-code';

async function open(t: TestContext, options: Parameters<typeof openConsole>[2] = {}) {
  const house = await openConsole(t, undefined, options);
  const { world, ours } = house;
  const { ctx } = world.program;
  const { origin } = ours;
  for (const email of [JANE, REP]) await givePassword(house, email);
  await house.recorded();
  const pathOf = (location: string | undefined) => (location === undefined ? '' : new URL(location).pathname);
  const mails = () => readMails(ctx);
  return {
    ...house,
    ctx,
    mails,
    async begin(client: Client, identifier = JANE) {
      return pathOf((await client.post(`${origin}${RECOVER}`, { identifier })).location);
    },
    async code() {
      const letter = (await mails()).findLast(({ subject }) => subject.startsWith('Your code for'));
      return /^ {4}(\d{4} \d{4})$/m.exec(letter?.body ?? '')?.[1] ?? '';
    },
    async prove(client: Client, path: string, form: Readonly<Record<string, string>>) {
      const answer = await client.post(`${origin}${path}`, form);
      return answer.status === 303 ? pathOf(answer.location) : `${answer.status}`;
    },
    get: (client: Client, path: string) => client.get(`${origin}${path}`),
    choose: (client: Client, password = NEW) => client.post(`${origin}${NEW_PASSWORD}`, { password }),
    async signIn(password: string, identifier = JANE) {
      const client = world.client();
      await client.post(`${origin}/login`, { identifier });
      const answer = await client.post(`${origin}/sign-in/password`, { password });
      return answer.status === 303 ? pathOf(answer.location) : `${answer.status}`;
    },
  };
}

test('a mailed code is enough for an account of a password alone; it opens no session, and ends all', async (t) => {
  const house = await open(t);
  const { world, ours, mails } = house;
  const inside = await signInAs(world, ours, JANE);
  const client = world.client();
  assert.equal(await house.begin(client), MAILED);
  const page = await house.get(client, MAILED);
  assert.match(page.text, /If there is an account for jane@acme\.example, an email is on its way\./);
  assert.equal(await world.signedIn(inside, ours.origin), JANE, 'nothing changes before the proof');
  assert.equal(await house.signIn(PASSWORD), '/portal/');
  assert.equal(await house.prove(client, MAILED, { code: '0000 0000' }), '422');
  assert.equal(await house.prove(client, MAILED, { code: await house.code() }), NEW_PASSWORD);
  const form = await house.get(client, NEW_PASSWORD);
  assert.equal(form.headers['referrer-policy'], 'no-referrer');
  assert.equal((await house.choose(client, 'short')).status, 422);
  const done = await house.choose(client);
  assert.match(done.text, /Sign in with it now/);
  assert.equal(await world.signedIn(client, ours.origin), undefined);
  assert.equal(await world.signedIn(inside, ours.origin), undefined);
  assert.equal(await house.signIn(PASSWORD), '422');
  assert.equal(await house.signIn(NEW), '/portal/');
  assert.ok((await mails()).some(({ subject }) => /new password was chosen after a recovery/.test(subject)));
  assert.ok((await house.recorded()).includes('recovery.finished'));
  await house.theirs.assertUntouched();
});

/** Threat: a stranger learns from the recovery who has an account, or who has which. */
test('whoever is typed, the answers are the same bytes, and mail goes only to who may recover', async (t) => {
  const house = await open(t);
  await givePassword(house, 'bob@acme.example');
  const seen = new Map<string, string>();
  for (const identifier of [
    JANE,
    'jane.doe',
    'nobody@acme.example',
    'nobody',
    'bob@acme.example',
    'root@acme.example',
  ]) {
    const client = house.world.client();
    const answer = await client.post(`${house.ours.origin}${RECOVER}`, { identifier });
    const page = await house.get(client, MAILED);
    const wrong = await client.post(`${house.ours.origin}${MAILED}`, { code: '1234 5678' });
    const skipped = await house.get(client, NEW_PASSWORD);
    const shown = [answer.status, answer.location, page.status, page.text, wrong.status, wrong.text, skipped.location];
    seen.set(identifier, JSON.stringify(shown).replaceAll(identifier, '…').replaceAll('%40', '@'));
  }
  assert.equal(new Set(seen.values()).size, 1);
  const to = (await house.mails())
    .filter(({ subject }) => subject.startsWith('Your code'))
    .map(({ recipient }) => recipient);
  assert.deepEqual(to, [JANE, JANE], 'not who is switched off, nor who comes by the company’s site alone');
});

/** Threat: a reset is a way around the second factor (OWASP ASVS 6.4.3). */
test('an account with a second factor needs it too, and is asked for it afterwards as before', async (t) => {
  const house = await open(t);
  const phone = await givePhone(house.world, house.ours, JANE);
  const client = house.world.client();
  await house.begin(client);
  assert.equal(await house.prove(client, MAILED, { code: await house.code() }), '/sign-in/totp');
  assert.equal(new URL((await house.get(client, NEW_PASSWORD)).location ?? '').pathname, '/sign-in/totp');
  assert.equal((await house.choose(client)).status, 410, 'no step is skipped');
  assert.equal(await house.prove(client, '/sign-in/password', { password: PASSWORD }), '410', 'nor another one taken');
  assert.equal(await house.prove(client, '/sign-in/totp', { code: phone.wrongCode() }), '422');
  assert.equal(await house.prove(client, '/sign-in/totp', { code: phone.nextCode() }), NEW_PASSWORD);
  assert.equal((await house.choose(client)).status, 200);
  assert.equal(await house.signIn(NEW), '/sign-in/totp');
});

test('a recovery code stands in for the second factor', async (t) => {
  const house = await open(t);
  const phone = await givePhone(house.world, house.ours, JANE);
  const client = house.world.client();
  await house.begin(client);
  await house.prove(client, MAILED, { code: await house.code() });
  const [one = ''] = phone.recoveryCodes;
  assert.equal(await house.prove(client, '/sign-in/recovery-code', { code: one }), NEW_PASSWORD);
});

test('where the policy says so, personal questions come after the proofs, and never before', async (t) => {
  const house = await open(t);
  await setPolicy(house.ctx, house.ours.organization.id, { personalQuestions: 'recovery' });
  const people = await house.ours.people();
  const jane = people.find(({ email }) => email === JANE);
  assert.ok(jane);
  const chosen = (['first-pet', 'first-wage', 'cuddly-toy'] as const).map((question) => ({
    question,
    answer: `my ${question}`,
  }));
  const kept = await hashAnswers(house.ctx, jane.id, chosen);
  assert.ok(kept.ok);
  const owner = { organizationId: house.ours.organization.id, personId: jane.id };
  await house.ctx.unitOfWork((tx) => setPersonalQuestions({ ...tx, now: house.ctx.now }, owner, kept.value));
  const client = house.world.client();
  await house.begin(client);
  assert.notEqual((await house.get(client, '/sign-in/questions')).status, 200);
  assert.equal(await house.prove(client, MAILED, { code: await house.code() }), '/sign-in/questions');
  assert.equal((await house.choose(client)).status, 410);
  const asked = await house.ctx.db
    .selectFrom('personal_question')
    .select('question')
    .where('asked_next', '>', 0)
    .orderBy('question')
    .execute();
  const [one, two] = asked.map(({ question }) => `My ${question}!`);
  assert.equal(await house.prove(client, '/sign-in/questions', { answer_1: 'no', answer_2: two ?? '' }), '422');
  const right = { answer_1: one ?? '', answer_2: two ?? '' };
  assert.equal(await house.prove(client, '/sign-in/questions', right), NEW_PASSWORD);
});

/** Threat (Keycloak CVE-2026-18963): what was noted in one flow or step counts in another. */
test('what was proved in one flow opens nothing in another', async (t) => {
  const house = await open(t);
  const { world, ours } = house;
  const signingIn = world.client();
  await givePhone(world, ours, REP);
  await signingIn.post(`${ours.origin}/login`, { identifier: REP });
  await signingIn.post(`${ours.origin}/sign-in/password`, { password: PASSWORD });
  assert.equal((await house.choose(signingIn)).status, 410, 'a sign-in chooses no password');
  assert.equal(new URL((await house.get(signingIn, NEW_PASSWORD)).location ?? '').pathname, '/sign-in/totp');

  const [one, other] = [world.client(), world.client()];
  await house.begin(one);
  const code = await house.code();
  await house.begin(other);
  assert.equal(await house.prove(other, MAILED, { code }), '422', 'the code of another browser');
  assert.equal(await house.prove(one, MAILED, { code }), NEW_PASSWORD);
  assert.equal((await house.choose(other)).status, 410);
  assert.equal((await house.choose(world.client())).status, 410, 'without the cookie there is no flow');

  assert.equal(await house.begin(one, REP), MAILED);
  assert.equal((await house.choose(one)).status, 410, 'a new name begins anew');
  const foreign = await one.post(`${house.theirs.origin}${NEW_PASSWORD}`, { password: NEW });
  assert.equal(foreign.status, 410);
});

test('a code is good for fifteen minutes, and what it has proved for ten', async (t) => {
  const house = await open(t);
  const client = house.world.client();
  await house.begin(client);
  const code = await house.code();
  house.world.clock.pass(15 * MINUTE);
  assert.equal(await house.prove(client, MAILED, { code }), '422');
  await house.prove(client, `${MAILED}/challenge`, {});
  assert.equal(await house.prove(client, MAILED, { code: await house.code() }), NEW_PASSWORD);
  house.world.clock.pass(10 * MINUTE);
  assert.equal((await house.choose(client)).status, 410);
});

/** Threat: a poisoned Host header makes us mail a link to another server. */
test('a host that is no portal’s starts no recovery', async (t) => {
  const house = await open(t);
  const answer = await house.world.client().post('https://evil.example/sign-in/recover', { identifier: JANE });
  assert.equal(answer.status, 404);
  assert.deepEqual(await house.mails(), []);
});

async function chooseAtOnce(t: TestContext, databaseUrl?: string) {
  const house = await open(t, { ...(databaseUrl !== undefined && { databaseUrl }) });
  const client = house.world.client();
  await house.begin(client);
  await house.prove(client, MAILED, { code: await house.code() });
  const { origin } = new URL(house.ours.origin);
  const cookie = client.jar.header(new URL(origin));
  assert.ok(cookie.includes(SIGN_IN));
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      house.world.client().post(`${origin}${NEW_PASSWORD}`, { password: NEW }, { cookie }),
    ),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal((await house.recorded()).filter((type) => type === 'password.set').length, 1);
}

test('50 new passwords at once for one recovery are one (sqlite)', (t) => chooseAtOnce(t));

test('50 new passwords at once for one recovery are one (postgres)', async (t) => {
  const databaseUrl = await temporaryDatabase(t);
  if (databaseUrl !== undefined) await chooseAtOnce(t, databaseUrl);
});
