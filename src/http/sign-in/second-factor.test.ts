import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { appCode, givePhone, type Phone } from '../../../test/support/authenticator.ts';
import { PASSWORD, PUBLIC, setPasswordOf } from '../../../test/support/console-house.ts';
import { acme, decoy } from '../../../test/support/example-organizations.ts';
import type { Client } from '../../../test/support/http-client.ts';
import type { Settled } from '../../../test/support/settle-organization.ts';
import { temporaryDatabase } from '../../../test/support/temporary-store.ts';
import { openWorld, type World, type WorldOptions } from '../../../test/support/world.ts';
import { readPersonByEmail } from '../../directory/read-person.ts';
import { setPassword } from '../../factors/password/set-password.ts';
import { DAY, MINUTE } from '../../kit/clock.ts';
import { resetSecondFactor } from '../../session/reset-second-factor.ts';
import { forgetFlows } from '../../signin/flow/begin-flow.ts';
import { SIGN_IN } from '../cookies.ts';

const ROOT = 'root@acme.example';
const JANE = 'jane@acme.example';
const STEP = '/sign-in/totp';
const paths = { totp: STEP, recovery_code: '/sign-in/recovery-code' } as const;

interface House {
  readonly world: World;
  readonly ours: Settled;
  readonly theirs: Settled;
  readonly phone: Phone;
  /** A browser after the right password of root. */
  readonly halfWay: (client?: Client, origin?: string) => Promise<Client>;
  readonly enter: (client: Client, code: string, kind?: 'totp' | 'recovery_code') => ReturnType<Client['post']>;
  readonly refusals: () => Promise<readonly string[]>;
  readonly mails: () => Promise<readonly { subject: string; body: string; recipient: string }[]>;
}

/** Root has a password and an authenticator app; Jane has a password alone. */
async function openHouse(t: TestContext, options: WorldOptions = {}): Promise<House> {
  const world = await openWorld(t, options);
  const [ours, theirs] = [await world.settle(acme), await world.settle(decoy)];
  const { ctx } = world.program;
  for (const email of [ROOT, JANE]) await setPasswordOf(ctx, ours, email);
  const phone = await givePhone(world, ours, ROOT);
  return {
    world,
    ours,
    theirs,
    phone,
    async halfWay(client = world.client(), origin = ours.origin) {
      const answer = await client.post(`${origin}/login`, { identifier: ROOT, password: PASSWORD });
      assert.equal(answer.location, `${origin}${STEP}`);
      return client;
    },
    enter: (client, code, kind = 'totp') => client.post(`${ours.origin}${paths[kind]}`, { code }),
    async refusals() {
      const events = await world.events();
      return events.flatMap((event) => (event.type === 'sign-in.refused' ? [event.because] : []));
    },
    mails: () => ctx.db.selectFrom('mail').select(['subject', 'body', 'recipient']).orderBy('id').execute(),
  };
}

test('after a right password there is no session until the code of the app is right', async (t) => {
  const { world, ours, phone, halfWay, enter } = await openHouse(t);
  const client = await halfWay();
  assert.equal(await world.signedIn(client, ours.origin), undefined);
  assert.deepEqual(await ours.sessions(), []);
  for (const path of ['/console', '/workspace', '/account', '/portal/tickets']) {
    assert.notEqual((await client.get(`${ours.origin}${path}`)).status, 200, path);
  }
  const page = await client.get(`${ours.origin}${STEP}`);
  assert.match(page.text, /Sign in to acme Support/);
  assert.match(page.text, /<input[^>]*inputmode="numeric"[^>]*/);
  assert.match(page.text, /autocomplete="one-time-code"/);
  assert.match(page.text, /root@acme\.example/);

  const wrong = await enter(client, phone.wrongCode());
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /That code is not right/);
  assert.equal(await world.signedIn(client, ours.origin), undefined);

  const code = phone.nextCode();
  const admitted = await enter(client, ` ${code.slice(0, 3)} ${code.slice(3)} `);
  assert.equal(admitted.status, 303);
  assert.equal(admitted.location, `${ours.origin}/console`);
  assert.equal(await world.signedIn(client, ours.origin), ROOT);
  assert.equal(client.jar.value('support.acme.example', SIGN_IN), undefined);
  const started = (await world.events()).findLast(({ type }) => type === 'session.started');
  assert.ok(started?.type === 'session.started');
  assert.equal(started.by, 'password, totp');
});

test('who has no second factor comes in by the password alone, as before', async (t) => {
  const { world, ours } = await openHouse(t);
  const client = world.client();
  const answer = await client.post(`${ours.origin}/login`, {
    identifier: JANE,
    password: PASSWORD,
    return_to: '/portal/tickets',
  });
  assert.equal(answer.location, `${ours.origin}/portal/tickets`);
  assert.equal(await world.signedIn(client, ours.origin), JANE);
});

test('where they wanted to go is where they come, and nowhere else', async (t) => {
  const { world, ours, phone, enter } = await openHouse(t);
  const cases = [
    ['/console/people?q=jane', '/console/people?q=jane'],
    ['https://evil.example/', '/console'],
    ['//evil.example/console', '/console'],
  ] as const;
  for (const [wanted, expected] of cases) {
    const client = world.client();
    await client.post(`${ours.origin}/login`, { identifier: ROOT, password: PASSWORD, return_to: wanted });
    assert.equal((await enter(client, phone.nextCode())).location, `${ours.origin}${expected}`, wanted);
  }
});

test('safe access asks for the code as well, on the portal’s host and on the public one', async (t) => {
  const { world, ours, phone } = await openHouse(t);
  for (const url of [`${ours.origin}/safe-access`, `${PUBLIC}/acme/safe-access`]) {
    const client = world.client();
    const { origin } = new URL(url);
    const asked = await client.post(url, { identifier: ROOT, password: PASSWORD });
    assert.equal(asked.location, `${origin}${STEP}`);
    const page = await client.get(`${origin}${STEP}`);
    assert.ok(page.text.includes(`href="${new URL(url).pathname}"`), 'start over');
    assert.equal(
      (await world.events()).some(({ type }) => type === 'safe-access.used'),
      url.startsWith(PUBLIC),
    );
    const answer = await client.post(`${origin}${STEP}`, { with: 'totp', code: phone.nextCode() });
    assert.equal(answer.location, `${origin}/console`);
    assert.equal((await client.get(`${origin}/console`)).status, 200);
  }
  const used = (await world.events()).filter(({ type }) => type === 'safe-access.used');
  assert.equal(used.length, 2);
});

test('a recovery code stands in once, says how many are left, and the owner is mailed', async (t) => {
  const { world, ours, phone, halfWay, enter, mails } = await openHouse(t);
  const [code = '', other = ''] = phone.recoveryCodes;
  const client = await halfWay();
  assert.match((await client.get(`${ours.origin}${paths.recovery_code}`)).text, /Four groups of four/);
  const used = await enter(client, code.toUpperCase(), 'recovery_code');
  assert.equal(used.location, `${ours.origin}/account/recovery-code-used?return_to=%2Fconsole`);
  assert.match((await client.get(used.location ?? '')).text, /You have 9 recovery codes left/);
  assert.equal(await world.signedIn(client, ours.origin), ROOT);
  const [mail] = (await mails()).slice(-1);
  assert.equal(mail?.recipient, ROOT);
  assert.match(mail.subject, /A recovery code was used to sign in/);
  assert.match(mail.body, /9 are left/);
  assert.ok(!JSON.stringify(await mails()).includes(code));

  const again = await halfWay();
  assert.equal((await enter(again, code, 'recovery_code')).status, 422);
  assert.equal((await enter(again, other, 'totp')).status, 422);
  assert.equal((await enter(again, other, 'recovery_code')).status, 303);
});

test('who has lost the phone comes in by a recovery code, removes its app and sets up another', async (t) => {
  const { world, ours } = await openHouse(t);
  const phone = await givePhone(world, ours, JANE);
  const client = world.client();
  const post = (path: string, form = {}) => client.post(`${ours.origin}${path}`, form);
  await post('/login', { identifier: JANE, password: PASSWORD });
  assert.equal((await post(paths.recovery_code, { code: phone.recoveryCodes[0] ?? '' })).status, 303);
  const home = await client.get(`${ours.origin}/account`);
  const removal = /href="(\/account\/authenticators\/[^"]+\/remove)"/.exec(home.text)?.[1] ?? '';
  assert.equal((await post(removal)).location, `${ours.origin}/account?done=removed`);
  const app = '/account/authenticator-app';
  assert.equal((await post(app)).location, `${ours.origin}${app}/set-up`);
  // Ten minutes are over: coming in by a recovery code is the only thing that one does.
  world.clock.pass(11 * MINUTE);
  assert.equal((await client.get(`${ours.origin}${app}/set-up`)).status, 303);
});

test('after the last recovery code there is a new set, shown once', async (t) => {
  const { world, ours, phone, halfWay, enter } = await openHouse(t);
  let last = '';
  for (const code of phone.recoveryCodes) {
    const client = await halfWay();
    const answer = await enter(client, code, 'recovery_code');
    last = answer.text;
    assert.equal(await world.signedIn(client, ours.origin), ROOT);
  }
  assert.match(last, /Save your new recovery codes/);
  const fresh = /id="codes">([^<]*)</.exec(last)?.[1]?.split('\n') ?? [];
  assert.equal(fresh.length, 10);
  assert.equal((await enter(await halfWay(), fresh[3] ?? '', 'recovery_code')).status, 303);
});

/** Threat: the second step is taken without the first, or with the first of somebody else. */
test('without a browser that proved the password there is no second step', async (t) => {
  const { world, ours, theirs, phone, halfWay, enter } = await openHouse(t);
  const stranger = world.client();
  const first = await enter(stranger, phone.nextCode());
  assert.equal(first.status, 410);
  assert.equal((await stranger.get(`${ours.origin}${STEP}`)).location, `${ours.origin}/login`);
  for (const cookie of ['', 'x', `${'A'.repeat(43)}`, '%00', "' or 1=1 --"]) {
    stranger.jar.keep(new URL(ours.origin), [`${SIGN_IN}=${cookie}; Path=/; Secure`]);
    const answer = await enter(stranger, phone.nextCode());
    assert.deepEqual([answer.status, answer.text], [410, first.text], cookie);
  }
  // The same person exists in the other organization; the cookie is carried there by hand.
  const client = await halfWay();
  const stolen = client.jar.value('support.acme.example', SIGN_IN) ?? '';
  stranger.jar.keep(new URL(theirs.origin), [`${SIGN_IN}=${stolen}; Path=/; Secure`]);
  const elsewhere = await stranger.post(`${theirs.origin}${STEP}`, { with: 'totp', code: phone.nextCode() });
  assert.equal(elsewhere.status, 410);
  assert.deepEqual(await theirs.sessions(), []);
  assert.deepEqual(await ours.sessions(), []);
  // What was tried there has used nothing up here.
  assert.equal((await enter(client, phone.nextCode())).status, 303);
});

/** Threat: the proof of the password is used a second time, or for more than it was asked for. */
test('one first step opens one session, and is no session itself', async (t) => {
  const { world, ours, phone, halfWay, enter } = await openHouse(t);
  const client = await halfWay();
  const ticket = client.jar.value('support.acme.example', SIGN_IN) ?? '';
  const thief = world.client();
  thief.jar.keep(new URL(ours.origin), [`__Host-session=${ticket}; Path=/; Secure`]);
  assert.equal(await world.signedIn(thief, ours.origin), undefined);
  assert.equal((await enter(client, phone.nextCode())).status, 303);
  client.jar.keep(new URL(ours.origin), [`${SIGN_IN}=${ticket}; Path=/; Secure`]);
  assert.equal((await enter(client, phone.nextCode())).status, 410);
  const late = await halfWay();
  world.clock.pass(10 * MINUTE);
  late.jar.keep(new URL(ours.origin), [
    `${SIGN_IN}=${late.jar.value('support.acme.example', SIGN_IN) ?? ticket}; Path=/; Secure`,
  ]);
  assert.equal((await enter(late, phone.nextCode())).status, 410);
  const { ctx } = world.program;
  await ctx.unitOfWork(({ db }) => forgetFlows({ db, now: ctx.now }));
  assert.deepEqual(await ctx.db.selectFrom('flow').selectAll().execute(), []);
});

test('a new password step takes the place of the one before in the same browser', async (t) => {
  const { ours, phone, halfWay, enter } = await openHouse(t);
  const client = await halfWay();
  const old = client.jar.value('support.acme.example', SIGN_IN) ?? '';
  await halfWay(client);
  const fresh = client.jar.value('support.acme.example', SIGN_IN) ?? '';
  assert.notEqual(old, fresh);
  client.jar.keep(new URL(ours.origin), [`${SIGN_IN}=${old}; Path=/; Secure`]);
  assert.equal((await enter(client, phone.nextCode())).status, 410);
  client.jar.keep(new URL(ours.origin), [`${SIGN_IN}=${fresh}; Path=/; Secure`]);
  assert.equal((await enter(client, phone.nextCode())).status, 303);
});

/** Threat: own code, or own password step, for the account of somebody else. */
test('the code of one person does not finish the sign-in of another', async (t) => {
  const { world, ours, halfWay, enter } = await openHouse(t);
  const janes = await givePhone(world, ours, JANE);
  assert.equal((await enter(await halfWay(), janes.nextCode())).status, 422);
  assert.equal((await enter(await halfWay(), janes.recoveryCodes[0] ?? '', 'recovery_code')).status, 422);
});

test('a code that was used to come in does not come in again, from any browser', async (t) => {
  const { phone, halfWay, enter, refusals } = await openHouse(t);
  const code = phone.nextCode();
  assert.equal((await enter(await halfWay(), code)).status, 303);
  const replay = await enter(await halfWay(), code);
  assert.equal(replay.status, 422);
  assert.deepEqual(await refusals(), ['used']);
});

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`50 browsers with the same code at once are one session (${engine})`, async (t) => {
    const databaseUrl = engine === 'postgres' ? await temporaryDatabase(t) : undefined;
    if (engine === 'postgres' && databaseUrl === undefined) return;
    const { world, ours, phone, halfWay, enter } = await openHouse(t, databaseUrl === undefined ? {} : { databaseUrl });
    // Few password steps, many uses of each: hashing takes long, and the tries of one flow are few.
    const browsers: Client[] = [];
    while (browsers.length < 10) browsers.push(await halfWay());
    const code = phone.nextCode();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => enter(browsers[n % 10] ?? world.client(), code)),
    );
    assert.equal(answers.filter(({ status }) => status === 303).length, 1);
    assert.equal((await ours.sessions()).length, 1);
    const [recovery = ''] = phone.recoveryCodes;
    const elsewhere = () => halfWay(world.client({ address: '198.51.100.7' }));
    const again: Client[] = [];
    while (again.length < 10) again.push(await elsewhere());
    const uses = await Promise.all(
      Array.from({ length: 50 }, (_, n) => enter(again[n % 10] ?? world.client(), recovery, 'recovery_code')),
    );
    assert.equal(uses.filter(({ status }) => status === 303).length, 1);
    assert.equal((await ours.sessions()).length, 2);
    t.diagnostic(`${answers.length + uses.length} requests, ${(await ours.sessions()).length} sessions`);
  });
}

/** Threat: who has learnt the password guesses six digits. */
test('guessing stops with a wait that is told, whatever the browsers, and the recovery codes are counted apart', async (t) => {
  const { world, phone, halfWay, enter, mails, refusals } = await openHouse(t);
  let compared = 0;
  for (let browser = 0; browser < 5; browser += 1) {
    const thief = await halfWay(world.client({ address: `198.51.100.${browser}` }));
    for (let guess = 0; guess < 5; guess += 1) {
      const answer = await enter(thief, phone.wrongCode());
      if (answer.status === 422) compared += 1;
      else assert.deepEqual([answer.status, Number(answer.headers['retry-after']) > 0], [429, true]);
    }
  }
  assert.ok(compared <= 5, `${compared} compared`);
  const owner = await halfWay();
  const refused = await enter(owner, appCode(phone.secret, world.clock.now()));
  assert.equal(refused.status, 429, 'not even the right one now');
  assert.match(refused.text, /Too many tries. Wait/);
  assert.match(refused.text, /href="\/sign-in\/recovery-code"/);
  const alarms = (await mails()).filter(({ subject }) => subject.includes('Somebody knows your password'));
  assert.equal(alarms.length, 1);
  assert.ok(
    (await refusals()).filter((because) => because === 'too_many').length <= 6,
    'a flood is told once a network',
  );
  assert.equal((await enter(owner, phone.recoveryCodes[0] ?? '', 'recovery_code')).status, 303);
});

/** Threat: strangers keep the owner out. */
test('who does not know the password uses up no try of the second step', async (t) => {
  const { world, ours, phone, halfWay, enter } = await openHouse(t);
  const owner = await halfWay();
  await enter(owner, phone.nextCode());
  const stranger = world.client({ address: '203.0.113.9' });
  for (let n = 0; n < 30; n += 1) {
    await stranger.post(`${ours.origin}/login`, { identifier: ROOT, password: `guess ${n}` });
    await enter(stranger, phone.wrongCode());
  }
  assert.equal((await enter(await halfWay(owner), phone.nextCode())).status, 303, 'in the browser that is known');
});

/** Threat: who has learnt the password uses up every try, so that the owner can neither come in nor change it. */
test('a thief of the password keeps the owner neither from the recovery codes nor from a new password', async (t) => {
  const { world, ours, phone, halfWay, enter } = await openHouse(t);
  for (let browser = 0; browser < 3; browser += 1) {
    const thief = await halfWay(world.client({ address: `198.51.100.${browser}` }));
    for (let guess = 0; guess < 4; guess += 1) await enter(thief, phone.wrongCode());
  }
  const owner = await halfWay();
  assert.equal((await enter(owner, appCode(phone.secret, world.clock.now()))).status, 429);
  assert.equal((await enter(owner, phone.recoveryCodes[0] ?? '', 'recovery_code')).status, 303);
  const password = 'another correct horse battery';
  const changed = await owner.post(`${ours.origin}/account/password`, { password });
  assert.equal(changed.location, `${ours.origin}/account?done=password`);
  // The app is good again at once: whoever guessed has lost the password.
  const again = world.client();
  await again.post(`${ours.origin}/login`, { identifier: ROOT, password });
  assert.equal((await enter(again, phone.nextCode())).status, 303);
});

/** Threat: a sign-in with the old password is on its way, its comparing done, when the password is changed. */
test('a password that was changed while it was compared opens nothing', async (t) => {
  const { world, ours, halfWay, enter, phone } = await openHouse(t);
  const { ctx } = world.program;
  const owner = await halfWay();
  await enter(owner, phone.nextCode());
  const jane = world.client();
  await jane.post(`${ours.origin}/login`, { identifier: JANE, password: PASSWORD });
  world.clock.pass(11 * MINUTE);
  assert.equal((await jane.get(`${ours.origin}/account/confirm`)).location, `${ours.origin}/sign-in/password`);
  const hashed = await ctx.passwords.hash('another correct horse battery');
  assert.ok(hashed.ok);
  const { verify } = ctx.passwords;
  const { organization } = ours;
  const tries: readonly [string, () => ReturnType<Client['post']>][] = [
    [ROOT, () => world.client().post(`${ours.origin}/login`, { identifier: ROOT, password: PASSWORD })],
    [JANE, () => world.client().post(`${ours.origin}/safe-access`, { identifier: JANE, password: PASSWORD })],
    [JANE, () => jane.post(`${ours.origin}/sign-in/password`, { password: PASSWORD })],
  ];
  for (const [email, attempt] of tries) {
    await setPasswordOf(ctx, ours, email);
    const person = await readPersonByEmail(ctx, organization.id, email);
    assert.ok(person);
    const about = { organizationId: organization.id, personId: person.id };
    Object.assign(ctx.passwords, {
      async verify(...given: Parameters<typeof verify>) {
        const compared = await verify(...given);
        world.clock.pass(1);
        await ctx.unitOfWork((tx) => setPassword({ ...tx, now: ctx.now }, about, hashed.value, person.id));
        return compared;
      },
    });
    const answer = await attempt();
    Object.assign(ctx.passwords, { verify });
    assert.equal(answer.status, 422, email);
    assert.doesNotMatch(String(answer.headers['set-cookie']), /__Host-session/, email);
  }
  const flows = await ctx.db.selectFrom('flow').select('evidence').execute();
  assert.ok(flows.every(({ evidence }) => evidence === '[]'));
});

/** Threat: a name that is typed together with the network of the owner counts for the owner, over there. */
test('what strangers type counts for nobody on another network', async (t) => {
  const { world, ours } = await openHouse(t);
  const stranger = world.client({ address: '203.0.113.9' });
  for (const typed of [`${JANE}:192.0.2.15`, `192.0.2.15:${JANE}`])
    for (let n = 0; n < 10; n += 1) await stranger.post(`${ours.origin}/login`, { identifier: typed, password: 'x' });
  world.clock.pass(51 * MINUTE);
  const owner = await world.client().post(`${ours.origin}/login`, { identifier: JANE, password: PASSWORD });
  assert.equal(owner.status, 303);
});

test('an owner who mistypes now and then is never shut out: a success begins anew', async (t) => {
  const { world, phone, halfWay, enter } = await openHouse(t);
  for (let day = 0; day < 8; day += 1) {
    world.clock.pass(DAY);
    const client = await halfWay();
    for (let slip = 0; slip < 3; slip += 1) assert.equal((await enter(client, phone.wrongCode())).status, 422);
    assert.equal((await enter(client, phone.nextCode())).status, 303);
  }
});

test('what was proved half-way is worth nothing once the person is out, or their second factor was removed', async (t) => {
  const { world, ours, phone, halfWay, enter } = await openHouse(t);
  const { ctx } = world.program;
  const client = await halfWay();
  const code = phone.nextCode();
  const { organization } = ours;
  const person = await readPersonByEmail(ctx, organization.id, ROOT);
  assert.ok(person);
  await ctx.unitOfWork((tx) => resetSecondFactor({ ...tx, now: ctx.now }, { person, organization, actor: 'system' }));
  assert.equal((await enter(client, code)).status, 410);
  assert.equal((await enter(client, phone.recoveryCodes[0] ?? '', 'recovery_code')).status, 410);
  assert.deepEqual(await ours.sessions(), []);
  const again = world.client();
  const answer = await again.post(`${ours.origin}/login`, { identifier: ROOT, password: PASSWORD });
  assert.equal(answer.location, `${ours.origin}/sign-in/set-up`, 'who administers needs two factors');
  assert.equal(await world.signedIn(again, ours.origin), undefined);
});

/** Threat: another site posts the form, or puts its own half-way sign-in under a visitor. */
test('the form of another site is not taken', async (t) => {
  const { ours, phone, halfWay } = await openHouse(t);
  const client = await halfWay();
  const form = { with: 'totp', code: phone.nextCode() };
  const foreign = await client.post(`${ours.origin}${STEP}`, form, { origin: 'https://evil.example' });
  assert.equal(foreign.status, 403);
  assert.equal((await client.post(`${ours.origin}${STEP}`, form)).status, 303);
});

/** Threat: the first step tells who has an account, or who has a second factor. */
test('a wrong password looks the same for who has a second factor, who has none and who is nobody', async (t) => {
  const { world, ours } = await openHouse(t);
  const pages = new Set<string>();
  for (const identifier of [ROOT, JANE, 'rep@acme.example', 'nobody@acme.example']) {
    const answer = await world.client().post(`${ours.origin}/login`, { identifier, password: 'not the password' });
    assert.equal(answer.status, 422);
    assert.doesNotMatch(String(answer.headers['set-cookie']), /__Host-session/);
    pages.add(answer.text.replaceAll(identifier, 'X'));
  }
  assert.equal(pages.size, 1);
});

/** Threat: whoever reads the database, the ledger, the mails or the log finds what opens accounts. */
test('neither secret nor code nor ticket is anywhere in clear', async (t) => {
  const { world, phone, halfWay, enter } = await openHouse(t);
  const client = await halfWay();
  const ticket = client.jar.value('support.acme.example', SIGN_IN) ?? '';
  const code = phone.nextCode();
  const [recovery = ''] = phone.recoveryCodes;
  await enter(client, phone.wrongCode());
  const { db } = world.program.ctx;
  const dump = async () => {
    const tables = ['authenticator', 'enrolment', 'recovery_code', 'flow', 'event', 'mail', 'session'] as const;
    const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
    return JSON.stringify(rows, (_key, value) =>
      value?.type === 'Buffer' || value instanceof Uint8Array
        ? Buffer.from(value.data ?? value).toString('latin1')
        : value,
    );
  };
  const before = await dump();
  await enter(client, code);
  await enter(await halfWay(), recovery, 'recovery_code');
  const dumps = before + (await dump());
  assert.ok(ticket.length === 43 && dumps.includes(ROOT));
  const canaries = [
    phone.secret,
    ...phone.recoveryCodes,
    recovery.replaceAll('-', ''),
    ticket,
    `"${code}"`,
    ` ${code}`,
    appCode(phone.secret, 0),
  ];
  for (const canary of canaries) assert.ok(!dumps.includes(canary), canary);
});
