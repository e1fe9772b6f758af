import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { appCode, givePhone } from '../../../test/support/authenticator.ts';
import {
  type ConsoleHouse,
  deskOf,
  givePassword,
  openConsole,
  PASSWORD,
  PUBLIC,
} from '../../../test/support/console-house.ts';
import type { Client } from '../../../test/support/http-client.ts';
import { signInAs } from '../../../test/support/sign-in.ts';
import { signedLink } from '../../../test/support/sign-link.ts';
import { waitingForm } from '../../../test/support/step-up.ts';
import { MINUTE, SECOND } from '../../kit/clock.ts';
import { SESSION } from '../cookies.ts';

const ROOT = 'root@acme.example';
const JANE = 'jane@acme.example';
const APP = '/account/authenticator-app';
const stale = 11 * MINUTE;

async function openHouse(t: TestContext) {
  const house = await openConsole(t);
  for (const email of [ROOT, JANE]) await givePassword(house, email);
  await house.recorded();
  const { db } = house.world.program.ctx;
  const mails = () => db.selectFrom('mail').select(['subject', 'recipient', 'body']).orderBy('id').execute();
  return { ...house, mails };
}

/** Comes in by the signed link of the company. */
async function byLink({ world, ours }: ConsoleHouse, email: string): Promise<Client> {
  const client = world.client();
  await client.enter(signedLink(ours.origin, ours.key, { operation: 'signin', email, ts: world.clock.now() }));
  assert.equal(await world.signedIn(client, ours.origin), email);
  return client;
}

const secretOf = (html: string): string => (/id="secret"[^>]*>([^<]*)</.exec(html)?.[1] ?? '').replaceAll(' ', '');
/** Where the first authenticator on the account page is removed. */
const removalIn = (html: string): string => /href="(\/account\/authenticators\/[^"]+\/remove)"/.exec(html)?.[1] ?? '';
const codesOf = (html: string): readonly string[] => /id="codes"[^>]*>([^<]*)</.exec(html)?.[1]?.split('\n') ?? [];

test('everybody who is signed in has an account page, on every host; nobody else has', async (t) => {
  const { world, ours, desk } = await openHouse(t);
  for (const [origin, email] of [
    [ours.origin, ROOT],
    [ours.origin, JANE],
    [PUBLIC, ROOT],
  ] as const) {
    const page = await (await desk(origin, email)).open('/account');
    assert.match(page, /Your account/);
    assert.match(page, /Change password/);
    assert.equal(/rests on a password alone/.test(page), email === ROOT);
  }
  assert.match(await (await desk()).open('/console'), /href="\/account"/);
  assert.match(await (await desk(ours.origin, JANE)).open('/portal/'), /href="\/account"/);
  const nobody = deskOf(world.client(), ours.origin);
  for (const path of [
    '/account',
    '/account/password',
    `${APP}/set-up`,
    '/account/authenticators/aut_1/remove',
    '/account/authenticators/aut_1/name',
    '/account/code-generator',
    '/account/sessions',
    '/account/sessions/end-others',
    '/account/recovery-code-used',
  ]) {
    assert.equal((await nobody.get(path)).status, 302, path);
  }
});

test('who comes by the company’s site alone reads that it manages that, and finds no button', async (t) => {
  const house = await openConsole(t);
  const client = await byLink(house, JANE);
  const { open, get, post } = deskOf(client, house.ours.origin);
  const page = await open('/account');
  assert.match(page, /Your company manages how you sign in/);
  assert.doesNotMatch(/<main[\s\S]*<\/main>/.exec(page)?.[0] ?? '', /<button|<form|Change password|Set up/);
  for (const path of [APP, '/account/recovery-codes', '/account/authenticators/aut_1/remove']) {
    const refused = await post(path);
    assert.match(refused.text, /has not set up/, path);
    assert.doesNotMatch(refused.text, /safe access/i);
  }
  const password = 'a phrase that is long enough';
  assert.match((await post('/account/password', { password })).location ?? '', /\/account\/confirm\?/);
  assert.match((await get(`${APP}/set-up`)).location ?? '', /\/account\/confirm\?/);
  assert.match(await open('/account/confirm'), /has not set up/);
});

test('setting up asks for a fresh proof, shows the secret until it is confirmed, and never again', async (t) => {
  const { world, ours, desk, recorded, mails } = await openHouse(t);
  const { open, get, post, postConfirmed, client } = await desk(ours.origin, JANE);
  world.clock.pass(stale);
  const asked = await post(APP);
  assert.equal(asked.status, 403);
  assert.match(asked.text, /changes how you sign in/);
  const begun = await postConfirmed(APP, {}, { password: PASSWORD });
  assert.equal(begun.location, `${ours.origin}${APP}/set-up`);
  const page = await open(`${APP}/set-up`);
  const secret = secretOf(page);
  assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.match(page, /<svg class="qr"/);
  assert.ok(page.includes(`otpauth://totp/acme%20Support:jane%40acme.example?secret=${secret}`));

  const before = client.jar.value('support.acme.example', SESSION);
  const wrong = await post(`${APP}/set-up`, { code: '12345' });
  assert.equal(wrong.status, 422);
  assert.equal(secretOf(wrong.text), secret);
  const confirmed = await post(`${APP}/set-up`, { code: appCode(secret, world.clock.now()) });
  assert.equal(confirmed.status, 200);
  assert.equal(codesOf(confirmed.text).length, 10);
  assert.doesNotMatch(confirmed.text, new RegExp(secret));
  assert.notEqual(client.jar.value('support.acme.example', SESSION), before);
  assert.deepEqual(await recorded(), [
    'session.started',
    'session.reconfirmed',
    'authenticator.enrolled',
    'recovery-codes.made',
    'session.reconfirmed',
  ]);
  const [mail] = (await mails()).slice(-1);
  assert.equal(mail?.recipient, JANE);
  assert.match(mail.subject, /new way to sign in was set up/);

  const gone = await get(`${APP}/set-up`);
  assert.equal(gone.status, 409);
  const home = await open('/account');
  assert.match(home, /10 left/);
  for (const { text } of [gone, { text: home }]) assert.doesNotMatch(text, new RegExp(secret));
  // Fresh with both: no question now.
  assert.equal((await get(removalIn(home))).status, 200);
});

/** Threat: somebody who sits in another session of the person, or on another site, plants an app of theirs. */
test('an enrolment belongs to the session that began it, and to no form of another site', async (t) => {
  const { world, ours, desk } = await openHouse(t);
  const [mine, other] = [await desk(ours.origin, JANE), await desk(ours.origin, JANE)];
  const foreign = await mine.client.post(`${ours.origin}${APP}`, {}, { origin: 'https://evil.example' });
  assert.equal(foreign.status, 403);
  await other.post(APP);
  const planted = secretOf(await other.open(`${APP}/set-up`));
  assert.equal((await mine.get(`${APP}/set-up`)).status, 409);
  const code = appCode(planted, world.clock.now());
  assert.equal((await mine.post(`${APP}/set-up`, { code })).status, 409);
  const forged = await other.client.post(`${ours.origin}${APP}/set-up`, { code }, { origin: 'https://evil.example' });
  assert.equal(forged.status, 403);
  // Each session has its own; once one of them is confirmed the others come to nothing.
  await mine.post(APP);
  const own = secretOf(await mine.open(`${APP}/set-up`));
  assert.equal((await other.get(`${APP}/set-up`)).status, 200);
  assert.equal((await mine.post(`${APP}/set-up`, { code: appCode(own, world.clock.now()) })).status, 200);
  assert.equal((await other.confirm('/account', { password: PASSWORD })).status, 422); // both, from now on
  assert.notEqual((await other.post(`${APP}/set-up`, { code })).status, 200);
  const { db } = world.program.ctx;
  assert.deepEqual(await db.selectFrom('enrolment').selectAll().execute(), []);
  assert.equal((await db.selectFrom('authenticator').selectAll().execute()).length, 1);
});

test('from then on every session has to prove both before what may do harm', async (t) => {
  const house = await openHouse(t);
  const { world, ours, desk, recorded } = house;
  const { client, get, post, confirm, postConfirmed } = await desk(); // proved its password a moment ago
  const phone = await givePhone(world, ours, ROOT);
  const path = '/console/setup/rebranding';
  const change = { accent: '', support_domain: 'support.acme.example', aliases: '' };
  const asked = await post(path, change);
  assert.equal(asked.status, 403);
  assert.match(asked.text, /name="password"/);
  await recorded();
  assert.equal((await postConfirmed(path, change, { password: 'not it', code: phone.nextCode() })).status, 422);
  const current = await post(path, change);
  const code = await client.post(`${ours.origin}${path}`, waitingForm(current, { password: PASSWORD }));
  assert.equal(code.status, 403);
  assert.match(code.text, /name="code"/);
  assert.doesNotMatch(code.text, /recovery code/i, 'a recovery code is for coming in');
  for (const wrong of ['', phone.wrongCode(), phone.recoveryCodes[0] ?? '']) {
    const refused = await client.post(`${ours.origin}${path}`, waitingForm(code, { code: wrong }));
    assert.equal(refused.status, 422);
    assert.match(refused.text, /That code is not right/);
  }
  assert.ok((await recorded()).every((type) => type === 'sign-in.refused'));
  const right = phone.nextCode();
  assert.equal((await client.post(`${ours.origin}${path}`, waitingForm(code, { code: right }))).status, 303);
  assert.equal((await get('/account/password')).status, 200);
  // A code that was used up is not taken for the next question.
  world.clock.pass(stale);
  assert.equal((await confirm('/console', { password: PASSWORD, code: right })).status, 422);
});

test('whoever does not know the password uses up no code and no try of the second step', async (t) => {
  const { world, ours, desk } = await openHouse(t);
  const phone = await givePhone(world, ours, ROOT);
  const { confirm } = await desk();
  const code = phone.nextCode();
  for (let n = 0; n < 4; n += 1) await confirm('/console', { password: `no ${n}`, code });
  assert.equal((await confirm('/console', { password: PASSWORD, code })).location, `${ours.origin}/console`);
});

test('a session that came by a signed link goes on as it is, and proves both for what may do harm', async (t) => {
  const house = await openHouse(t);
  const { world, ours } = house;
  const phone = await givePhone(world, ours, JANE);
  const { open, get, confirm } = deskOf(await byLink(house, JANE), ours.origin);
  await open('/portal/tickets');
  assert.match((await get('/account/password')).location ?? '', /account\/confirm/);
  assert.equal((await confirm('/account', { password: PASSWORD })).status, 422);
  const both = { password: PASSWORD, code: phone.nextCode() };
  const confirmed = await confirm('/account', both, '/account/password');
  assert.equal(confirmed.location, `${ours.origin}/account/password`);
  await open('/account/password');
});

test('programs with the session of who has an app need both as well', async (t) => {
  const { world, ours, desk } = await openHouse(t);
  const phone = await givePhone(world, ours, ROOT);
  const { client, confirm } = await desk();
  const url = `${ours.origin}/api/v1/organizations/acme/connections/website/keys`;
  const headers = { origin: ours.origin, 'content-type': 'application/json' };
  const makeKey = () => client.send(url, { method: 'POST', headers, body: '{}' });
  const refused = await makeKey();
  assert.match(refused.text, /not-confirmed/);
  assert.equal(refused.status, 401);
  assert.equal(
    refused.headers['www-authenticate'],
    'Bearer error="insufficient_user_authentication", error_description="Confirm that it is you first", acr_values="aal2", max_age="600"',
  );
  await confirm('/console', { password: PASSWORD, code: phone.nextCode() });
  assert.equal((await makeKey()).status, 201);
});

test('a new password ends the other sessions, the cookie before and what was half-way', async (t) => {
  const { world, ours, desk, recorded, mails } = await openHouse(t);
  const phone = await givePhone(world, ours, ROOT);
  const [mine, other] = [await desk(), await desk()];
  const halfWay = deskOf(world.client(), ours.origin);
  await halfWay.post('/login', { identifier: ROOT, password: PASSWORD });
  await mine.confirm('/account', { password: PASSWORD, code: phone.nextCode() });
  const stolen = mine.client.jar.value('support.acme.example', SESSION);
  for (const [password, sentence] of [
    ['too short', 'at least 15'],
    [`${ROOT}`, 'little more than your name'],
  ] as const) {
    const refused = await mine.post('/account/password', { password });
    assert.equal(refused.status, 422);
    assert.match(refused.text, new RegExp(sentence, 'i'));
    assert.doesNotMatch(refused.text, /value="too short"/);
  }
  await recorded();
  const changed = await mine.post('/account/password', { password: 'quite another phrase' });
  assert.equal(changed.location, `${ours.origin}/account?done=password`);
  assert.deepEqual(await recorded(), ['password.set', 'session.ended']);
  assert.equal(await world.signedIn(mine.client, ours.origin), ROOT);
  assert.equal(await world.signedIn(other.client, ours.origin), undefined);
  const thief = world.client();
  thief.jar.keep(new URL(ours.origin), [`${SESSION}=${stolen}; Path=/; Secure`]);
  assert.equal(await world.signedIn(thief, ours.origin), undefined);
  const late = await halfWay.post('/sign-in/totp', { code: phone.nextCode() });
  assert.equal(late.status, 410);
  assert.match((await mails()).at(-1)?.subject ?? '', /Your password was changed/);
  const again = deskOf(world.client(), ours.origin);
  assert.equal((await again.post('/login', { identifier: ROOT, password: PASSWORD })).status, 422);
  assert.equal((await again.post('/login', { identifier: ROOT, password: 'quite another phrase' })).status, 303);
});

test('a new password that comes with an old proof is typed once more, and no page repeats it', async (t) => {
  const { world, ours, desk } = await openHouse(t);
  const { post, confirm } = await desk(ours.origin, JANE);
  world.clock.pass(stale);
  const waiting_form = new URLSearchParams({ password: 'quite another phrase' }).toString();
  const answers = [
    await post('/account/password', { password: 'quite another phrase' }),
    await post('/account/password', { waiting_form, with: 'password', password: PASSWORD }),
    await post(`${APP}/set-up`, { code: '123456' }),
  ];
  for (const { status, location, text } of answers) {
    assert.equal(status, 303);
    assert.match(location ?? '', /\/account\/confirm\?return_to=%2Faccount%2F/);
    assert.doesNotMatch(text, /quite another/);
  }
  assert.equal((await confirm('/account', { password: PASSWORD })).location, `${ours.origin}/account`);
  const changed = await post('/account/password', { password: 'quite another phrase' });
  assert.equal(changed.location, `${ours.origin}/account?done=password`);
});

test('new recovery codes end the old ones; removing the app ends both, and is told', async (t) => {
  const { world, ours, desk, recorded, mails } = await openHouse(t);
  const phone = await givePhone(world, ours, JANE);
  const { open, post, confirm } = await desk(ours.origin, JANE);
  await confirm('/account', { password: PASSWORD, code: phone.nextCode() });
  await recorded();
  const fresh = codesOf((await post('/account/recovery-codes')).text);
  assert.equal(fresh.length, 10);
  assert.equal(
    fresh.some((code) => phone.recoveryCodes.includes(code)),
    false,
  );
  const saved = await post('/account/recovery-codes/saved', { saved: 'on', return_to: 'https://evil.example/' });
  assert.equal(saved.location, `${ours.origin}/account?done=codes-saved`);
  const removal = removalIn(await open('/account'));
  await open(removal);
  const removed = await post(removal);
  assert.equal(removed.location, `${ours.origin}/account?done=removed`);
  assert.deepEqual(await recorded(), ['recovery-codes.made', 'authenticator.removed']);
  assert.deepEqual(
    (await mails()).slice(-2).map(({ subject }) => subject),
    ['acme Support: New recovery codes were made', 'acme Support: Your second step of signing in was removed'],
  );
  const page = await open('/account');
  assert.match(page, /Set up/);
  assert.doesNotMatch(page, /Recovery codes/);
  assert.equal((await post('/account/recovery-codes')).status, 404);
  assert.equal((await post(removal)).status, 404); // twice is once
  assert.deepEqual(await recorded(), []);
});

test('the badge of the recovery codes warns from three on and is red at none', async (t) => {
  const { world, ours, desk } = await openHouse(t);
  await givePhone(world, ours, JANE);
  const { open } = await desk(ours.origin, JANE);
  const { db } = world.program.ctx;
  const tones = ['neutral', 'warning', 'danger'] as const;
  for (const [index, left] of [4, 3, 0].entries()) {
    const rows = await db.selectFrom('recovery_code').select('code_hash').where('used_at', 'is', null).execute();
    await world.program.ctx.unitOfWork(async (tx) => {
      for (const { code_hash } of rows.slice(left))
        await tx.db.updateTable('recovery_code').set({ used_at: 1 }).where('code_hash', '=', code_hash).execute();
    });
    assert.match(await open('/account'), new RegExp(`badge ${tones[index]}">${left} left`));
  }
});

test('an administrator removes the second factor of who has lost it: asked afresh, mailed, sessions over', async (t) => {
  const { world, ours, theirs, desk, recorded, mails } = await openHouse(t);
  const phone = await givePhone(world, ours, JANE);
  const janes = await signInAs(world, ours, JANE);
  const jane = (await ours.people()).find(({ email }) => email === JANE);
  const path = `/console/people/${jane?.id}/second-factor/remove`;
  const { open, get, post, postConfirmed } = await desk();
  const person = await open(`/console/people/${jane?.id}`);
  assert.match(person, /Ways to sign in/);
  assert.match(person, /10 left/);
  for (const secret of [phone.secret, ...phone.recoveryCodes]) assert.ok(!person.includes(secret));
  world.clock.pass(stale);
  assert.equal((await post(path)).status, 403);
  await recorded();
  assert.equal((await postConfirmed(path, {}, { password: PASSWORD })).status, 303);
  assert.deepEqual(await recorded(), ['session.reconfirmed', 'authenticator.removed', 'session.ended']);
  assert.equal(await world.signedIn(janes, ours.origin), undefined);
  const mail = (await mails()).at(-1);
  assert.equal(mail?.recipient, JANE);
  assert.match(mail.subject, /removed by an administrator/);
  assert.doesNotMatch(await open(`/console/people/${jane?.id}`), /Authenticator app/);
  const again = world.client();
  await again.post(`${ours.origin}/login`, { identifier: JANE, password: PASSWORD });
  assert.equal(await world.signedIn(again, ours.origin), JANE);
  // Not one's own, and nobody's of another organization.
  const pathOf = async (house: typeof ours, wanted: string) =>
    `/console/people/${(await house.people()).find(({ email }) => email === wanted)?.id}/second-factor/remove`;
  const own = await pathOf(ours, ROOT);
  for (const answer of [await get(own), await post(own)]) assert.equal(answer.location, `${ours.origin}/account`);
  for (const strange of [await pathOf(theirs, JANE), '/console/people/per_nobody/second-factor/remove']) {
    for (const answer of [await get(strange), await post(strange)]) assert.equal(answer.status, 404);
  }
  await theirs.assertUntouched();
});

/** Threat: the page is left open at a desk; somebody removes the app with it. */
test('removing the own app with an older proof asks for password and code first', async (t) => {
  const { world, ours, desk } = await openHouse(t);
  const phone = await givePhone(world, ours, JANE);
  const { open, get, post, postConfirmed } = await desk(ours.origin, JANE);
  const removal = removalIn(await open('/account'));
  assert.match((await get(removal)).location ?? '', /account\/confirm/);
  assert.equal((await post(removal)).status, 403);
  assert.equal((await postConfirmed(removal, {}, { password: PASSWORD })).status, 422);
  world.clock.pass(30 * SECOND);
  const both = { password: PASSWORD, code: phone.nextCode() };
  assert.equal((await postConfirmed(removal, {}, both)).location, `${ours.origin}/account?done=removed`);
});

test('several apps are named, told apart and removed one by one; the codes go with the last', async (t) => {
  const { world, ours, desk, mails } = await openHouse(t);
  await givePhone(world, ours, JANE);
  const phone = await givePhone(world, ours, JANE);
  const { open, post, confirm } = await desk(ours.origin, JANE);
  await confirm('/account', { password: PASSWORD, code: phone.nextCode() });
  const home = await open('/account');
  const [first, second] = [...home.matchAll(/href="(\/account\/authenticators\/[^"/]+)\/remove"/g)].map(
    ([, path]) => path ?? '',
  );
  assert.ok(first && second);
  await open(`${first}/name`);
  assert.equal((await post(`${first}/name`, { name: '  The <old> phone ' })).status, 303);
  assert.match(await open('/account'), /The &lt;old> phone/);
  assert.match(await open(`${first}/remove`), /It proves nothing from then on/);
  assert.equal((await post(`${first}/remove`)).location, `${ours.origin}/account?done=removed`);
  assert.match((await mails()).at(-1)?.subject ?? '', /A way to sign in was removed/);
  assert.match(await open('/account'), /10 left/);
  assert.match(await open(`${second}/remove`), /It is the last one/);
  assert.equal((await post(`${second}/remove`)).status, 303);
  assert.doesNotMatch(await open('/account'), /Recovery codes/);
  const { db } = world.program.ctx;
  assert.deepEqual(await db.selectFrom('recovery_code').selectAll().execute(), []);
});

test('the last second factor stays where the policy asks for one, and nobody names or removes what is not theirs', async (t) => {
  const { world, ours, desk } = await openHouse(t);
  const [roots, janes] = [await givePhone(world, ours, ROOT), await givePhone(world, ours, JANE)];
  const root = await desk();
  await root.confirm('/account', { password: PASSWORD, code: roots.nextCode() });
  const jane = await desk(ours.origin, JANE);
  await jane.confirm('/account', { password: PASSWORD, code: janes.nextCode() });
  const own = removalIn(await root.open('/account'));
  const others = removalIn(await jane.open('/account'));
  for (const answer of [await root.get(own), await root.post(own)]) {
    assert.equal(answer.status, 409);
    assert.match(answer.text, /Set up another one first/);
  }
  for (const answer of [await root.get(others), await root.post(others)]) assert.equal(answer.status, 404);
  assert.equal((await root.post(others.replace('/remove', '/name'), { name: 'mine' })).status, 404);
  assert.equal((await world.program.ctx.db.selectFrom('authenticator').selectAll().execute()).length, 2);
});

test('a code generator is set up where the policy takes its codes: its secret is typed, and never shown', async (t) => {
  const { world, ours, desk } = await openHouse(t);
  const { open, get, post } = await desk(ours.origin, JANE);
  assert.equal((await get('/account/code-generator')).status, 404);
  assert.doesNotMatch(await open('/account'), /Code generator/);
  const { ctx } = world.program;
  const policy = JSON.stringify({ factors: ['password', 'totp', 'hotp', 'recovery_code'] });
  const scope = { scope: 'organization', scope_id: ours.organization.id } as const;
  await ctx.unitOfWork((tx) =>
    tx.db
      .insertInto('sign_in_policy')
      .values({ organization_id: ours.organization.id, ...scope, policy, changed_at: 1 })
      .execute(),
  );
  await open('/account/code-generator');
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'; // of RFC 4226
  const wrong = await post('/account/code-generator', { secret, code: '755224', next_code: '359152', name: 'Ring' });
  assert.equal(wrong.status, 422);
  assert.doesNotMatch(wrong.text, new RegExp(secret));
  assert.equal((await post('/account/code-generator', { secret: 'no', code: '1', next_code: '2' })).status, 422);
  const right = await post('/account/code-generator', { secret, code: '755224', next_code: '287082', name: 'Ring' });
  assert.equal(codesOf(right.text).length, 10);
  assert.match(await open('/account'), /Ring/);
});

test('one sees where one is signed in, and ends one session or all others after a proof', async (t) => {
  const { world, ours, desk, recorded } = await openHouse(t);
  const [mine, second, third] = [
    await desk(ours.origin, JANE),
    await desk(ours.origin, JANE),
    await desk(ours.origin, JANE),
  ];
  const roots = await desk();
  const page = await mine.open('/account/sessions');
  assert.equal([...page.matchAll(/This device/g)].length, 1);
  const ends = [...page.matchAll(/action="(\/account\/sessions\/ses_[^"]+\/end)"/g)].map(([, path]) => path ?? '');
  assert.equal(ends.length, 2);
  assert.equal((await roots.post(ends[0] ?? '')).status, 404);
  await recorded();
  assert.equal((await mine.post(ends[0] ?? '')).status, 303);
  assert.deepEqual(await recorded(), ['session.ended']);
  const inside = async () => {
    const who = [mine, second, third].map(({ client }) => world.signedIn(client, ours.origin));
    return (await Promise.all(who)).filter((email) => email === JANE).length;
  };
  assert.equal(await inside(), 2);
  world.clock.pass(stale);
  assert.equal((await mine.post('/account/sessions/end-others')).status, 403);
  assert.equal(await inside(), 2);
  const ended = await mine.postConfirmed('/account/sessions/end-others', {}, { password: PASSWORD });
  assert.equal(ended.location, `${ours.origin}/account/sessions?done=others-ended`);
  assert.equal(await inside(), 1);
  assert.equal(await world.signedIn(mine.client, ours.origin), JANE);
  assert.equal(await world.signedIn(roots.client, ours.origin), ROOT);
});
