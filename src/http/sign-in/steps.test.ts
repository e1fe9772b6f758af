import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { appCode, givePhone } from '../../../test/support/authenticator.ts';
import { PASSWORD, PUBLIC, setPasswordOf } from '../../../test/support/console-house.ts';
import { acme, decoy } from '../../../test/support/example-organizations.ts';
import type { Answer, Client } from '../../../test/support/http-client.ts';
import { setPolicy } from '../../../test/support/set-policy.ts';
import type { Settled } from '../../../test/support/settle-organization.ts';
import { signInAs } from '../../../test/support/sign-in.ts';
import { signedLink } from '../../../test/support/sign-link.ts';
import { openWorld, type World } from '../../../test/support/world.ts';
import { MINUTE } from '../../kit/clock.ts';
import { shippedPolicy } from '../../signin/policy/policy.ts';
import { SESSION, SIGN_IN } from '../cookies.ts';
import { factorPages } from './factor-pages.ts';
import { setUps } from './set-ups.ts';

const ROOT = 'root@acme.example';
const REP = 'rep@acme.example';
const JANE = 'jane@acme.example';
const HOST = 'support.acme.example';

interface House {
  readonly world: World;
  readonly ours: Settled;
  readonly theirs: Settled;
  /** A browser that has typed this name, and this password if there is one. */
  readonly begin: (identifier: string, password?: string) => Promise<Client>;
  readonly open: (client: Client, path: string) => Promise<Answer>;
  readonly send: (client: Client, path: string, form?: Readonly<Record<string, string>>) => Promise<Answer>;
}

async function openHouse(t: TestContext): Promise<House> {
  const world = await openWorld(t);
  const [ours, theirs] = [await world.settle(acme), await world.settle(decoy)];
  const { ctx } = world.program;
  for (const email of [ROOT, REP, JANE]) await setPasswordOf(ctx, ours, email);
  const open = (client: Client, path: string) => client.get(`${ours.origin}${path}`);
  const send = (client: Client, path: string, form = {}) => client.post(`${ours.origin}${path}`, form);
  return {
    ...{ world, ours, theirs, open, send },
    async begin(identifier, password) {
      const client = world.client();
      const begun = await send(client, '/login', { identifier });
      assert.equal(begun.location, `${ours.origin}/sign-in/password`);
      if (password !== undefined) assert.equal((await send(client, '/sign-in/password', { password })).status, 303);
      return client;
    },
  };
}

const ticketOf = (client: Client): string => client.jar.value(HOST, SIGN_IN) ?? '';

/** What each page would take, filled with something. */
const answers: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ...factorPages.map(
    ({ path, fields }) =>
      [`/sign-in/${path}`, Object.fromEntries(Object.keys(fields).map((field) => [field, '123456']))] as const,
  ),
  ['/sign-in/set-up/authenticator-app', {}],
  ['/sign-in/set-up/authenticator-app/set-up', { code: '123456' }],
];

const pages: readonly string[] = [
  ...factorPages.map(({ path }) => `/sign-in/${path}`),
  '/sign-in/set-up',
  '/sign-in/stopped',
  '/sign-in/continue',
  ...setUps.filter(({ method }) => method === 'get').map(({ path }) => `/sign-in/set-up${path}`),
];

const isNoWayIn = (answer: Answer, told: string) => {
  assert.ok([302, 303, 410, 422].includes(answer.status), `${told}: ${answer.status}`);
  assert.doesNotMatch(String(answer.headers['set-cookie'] ?? ''), new RegExp(`${SESSION}=[^;]`), told);
};

test('a name leads to the same page whether anybody has it, and the page offers the same', async (t) => {
  const { world, ours, open, send } = await openHouse(t);
  await givePhone(world, ours, ROOT);
  const shown = new Set<string>();
  for (const identifier of [ROOT, REP, JANE, 'bob@acme.example', 'nobody@acme.example', 'root.admin']) {
    const client = world.client();
    const begun = await send(client, '/login', { identifier });
    assert.deepEqual([begun.status, begun.location], [303, `${ours.origin}/sign-in/password`]);
    const { status, text } = await open(client, '/sign-in/password');
    assert.equal(status, 200);
    assert.ok(text.includes(identifier), 'who is meant');
    shown.add(text.replaceAll(identifier, 'X'));
  }
  assert.equal(shown.size, 1);
});

test('what was typed can be changed, is kept over a reload, and travels with the password', async (t) => {
  const { ours, begin, open, send } = await openHouse(t);
  const client = await begin(JANE);
  for (const _reload of [1, 2]) {
    const page = await open(client, '/sign-in/password');
    assert.match(
      page.text,
      /<input type="text" name="username" value="jane@acme\.example" autocomplete="username" hidden/,
    );
    assert.match(page.text, /href="\/login"[^>]*>Change/);
  }
  assert.match((await open(client, '/login')).text, /name="identifier"[^>]*value="jane@acme\.example"/);
  const changed = await send(client, '/login', { identifier: REP });
  assert.equal(changed.location, `${ours.origin}/sign-in/password`);
  assert.match((await open(client, '/sign-in/password')).text, /rep@acme\.example/);
  assert.equal((await open(client, '/sign-in/continue')).location, `${ours.origin}/sign-in/password`);
});

/** Threat: a later page is asked for, or answered, before the steps in front of it. */
test('from no page can a step be skipped, whatever is sent to whichever page', async (t) => {
  const { world, ours, begin, open, send } = await openHouse(t);
  const phone = await givePhone(world, ours, ROOT);
  const first = ['/sign-in/password', '/sign-in/passkey'];
  const stages: readonly (readonly [string, readonly string[], () => Promise<Client>])[] = [
    ['nothing', [], async () => world.client()],
    ['a name', first, () => begin(ROOT)],
    ['a name that nobody has', first, () => begin('nobody@acme.example')],
    ['a password', ['/sign-in/totp', '/sign-in/recovery-code'], () => begin(ROOT, PASSWORD)],
  ];
  let sent = 0;
  for (const [stage, offered, enter] of stages) {
    const client = await enter();
    for (const path of pages) {
      const answer = await open(client, path);
      if (answer.status !== 200) isNoWayIn(answer, `${path} after ${stage}`);
      else assert.ok(offered.includes(path), `${path} after ${stage}`);
    }
    for (const [path, form] of answers.filter(([path]) => !offered.includes(path))) {
      const answer = await send(client, path, path === '/sign-in/totp' ? { code: phone.nextCode() } : form);
      assert.equal(answer.status, 410, `${path} after ${stage}`);
      isNoWayIn(answer, `${path} after ${stage}`);
      sent += 1;
    }
    assert.equal(await world.signedIn(client, ours.origin), undefined, stage);
  }
  assert.deepEqual(await ours.sessions(), []);
  assert.equal((await world.program.ctx.db.selectFrom('authenticator').selectAll().execute()).length, 1);
  t.diagnostic(`${sent} forms at the wrong step`);
});

/** Threat: the cookie of one browser in another, at another host, beside another session, or once more. */
test('a flow is nothing at another host, after it was used, and beside another session', async (t) => {
  const { world, ours, theirs, begin, send } = await openHouse(t);
  const phone = await givePhone(world, ours, ROOT);
  const client = await begin(ROOT, PASSWORD);
  const ticket = ticketOf(client);
  const elsewhere = world.client();
  elsewhere.jar.keep(new URL(theirs.origin), [`${SIGN_IN}=${ticket}; Path=/; Secure`]);
  const answer = await elsewhere.post(`${theirs.origin}/sign-in/totp`, { code: phone.nextCode() });
  assert.equal(answer.status, 410);
  assert.equal(elsewhere.jar.value(new URL(theirs.origin).hostname, SESSION), undefined);
  assert.deepEqual(await theirs.sessions(), []);
  const code = phone.nextCode();
  assert.equal((await send(client, '/sign-in/totp', { code })).location, `${ours.origin}/console`);
  for (const path of ['/sign-in/totp', '/sign-in/password', '/sign-in/recovery-code']) {
    const thief = world.client();
    thief.jar.keep(new URL(ours.origin), [`${SIGN_IN}=${ticket}; Path=/; Secure`]);
    const replayed = await send(thief, path, { code, password: PASSWORD });
    assert.equal(replayed.status, 410, path);
  }
  assert.equal((await ours.sessions()).length, 1);

  // A step-up belongs to its session: beside another one, or none, its cookie asks for nothing and opens nothing.
  const jane = await signInAs(world, ours, JANE);
  world.clock.pass(11 * MINUTE);
  assert.equal((await jane.get(`${ours.origin}/account/confirm`)).location, `${ours.origin}/sign-in/password`);
  for (const other of [await signInAs(world, ours, JANE), world.client()]) {
    other.jar.keep(new URL(ours.origin), [`${SIGN_IN}=${ticketOf(jane)}; Path=/; Secure`]);
    assert.equal((await send(other, '/sign-in/password', { password: PASSWORD })).status, 410);
  }
  assert.equal((await send(jane, '/sign-in/password', { password: PASSWORD })).location, `${ours.origin}/account`);
});

/** Threat: two requests of one flow race, so that a proof counts twice or opens two sessions. */
test('of five answers of one browser at once one opens a session', async (t) => {
  const { ours, begin, send } = await openHouse(t);
  const client = await begin(JANE);
  const sent = Array.from({ length: 5 }, () => send(client, '/sign-in/password', { password: PASSWORD }));
  const statuses = (await Promise.all(sent)).map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 303).length, 1, String(statuses));
  assert.equal((await ours.sessions()).length, 1);
});

test('who administers is asked to set up a second factor, and is in with it and its recovery codes', async (t) => {
  const { world, ours, begin, open, send } = await openHouse(t);
  const client = await begin(ROOT, PASSWORD);
  assert.equal((await open(client, '/sign-in/continue')).location, `${ours.origin}/sign-in/set-up`);
  const list = await open(client, '/sign-in/set-up');
  assert.match(list.text, /One more way to prove/);
  assert.match(list.text, /action="\/sign-in\/set-up\/authenticator-app"/);
  assert.equal(await world.signedIn(client, ours.origin), undefined);
  assert.equal((await send(client, '/sign-in/set-up/authenticator-app')).status, 303);
  const page = await open(client, '/sign-in/set-up/authenticator-app/set-up');
  const secret = (/id="secret"[^>]*>([^<]*)</.exec(page.text)?.[1] ?? '').replaceAll(' ', '');
  const other = await begin(ROOT, PASSWORD);
  const code = appCode(secret, world.clock.now());
  const stolen = await send(other, '/sign-in/set-up/authenticator-app/set-up', { code });
  assert.equal(stolen.status, 409, 'begun in another browser');
  const done = await send(client, '/sign-in/set-up/authenticator-app/set-up', { code });
  assert.equal(done.status, 200);
  assert.equal(/id="codes"[^>]*>([^<]*)</.exec(done.text)?.[1]?.split('\n').length, 10);
  assert.equal(await world.signedIn(client, ours.origin), ROOT);
  const started = (await world.events()).findLast(({ type }) => type === 'session.started');
  assert.ok(started?.type === 'session.started' && started.by === 'password, totp');
  // The other browser has proved the password alone, and is asked for what there is now.
  assert.equal((await open(other, '/sign-in/continue')).location, `${ours.origin}/sign-in/totp`);
});

test('a policy that became stricter is asked for in the flows under way', async (t) => {
  const { world, ours, begin, open } = await openHouse(t);
  const jane = await begin(JANE);
  const { ctx } = world.program;
  await setPolicy(ctx, ours.organization.id, { requiredAal: 2 });
  const answer = await jane.post(`${ours.origin}/sign-in/password`, { password: PASSWORD });
  assert.equal(answer.location, `${ours.origin}/sign-in/set-up`);
  await setPolicy(ctx, ours.organization.id, { requiredAal: 2, factors: ['password'] });
  assert.equal((await open(jane, '/sign-in/continue')).location, `${ours.origin}/sign-in/stopped`);
  assert.match((await open(jane, '/sign-in/stopped')).text, /You cannot come in this way/);
  assert.deepEqual(await ours.sessions(), []);
});

/** Threat: what the next page offers tells customers from representatives. */
test('before the first proof customers and representatives are offered what either may begin with', async (t) => {
  const { world, ours, begin, open, send } = await openHouse(t);
  const { ctx } = world.program;
  const place = { organization_id: ours.organization.id, scope: 'kind', scope_id: 'representative' } as const;
  const policy = JSON.stringify({ factors: ['email_code', 'totp'] });
  await ctx.unitOfWork(({ db }) =>
    db
      .insertInto('sign_in_policy')
      .values({ ...place, policy, changed_at: 1 })
      .execute(),
  );
  const pages = new Set<string>();
  for (const email of [REP, JANE, 'nobody@acme.example']) {
    const { text } = await open(await begin(email), '/sign-in/password');
    assert.match(text, /action="\/sign-in\/email-code\/challenge"/);
    pages.add(text.replaceAll(email, 'X'));
  }
  assert.equal(pages.size, 1);
  const rep = await begin(REP);
  const proved = await send(rep, '/sign-in/password', { password: PASSWORD });
  assert.equal(proved.location, `${ours.origin}/sign-in/email-code`, 'a password is nothing for them');
  assert.equal(await world.signedIn(rep, ours.origin), undefined);
  const jane = await begin(JANE);
  assert.equal((await send(jane, '/sign-in/password', { password: PASSWORD })).location, `${ours.origin}/portal/`);
});

test('what a signed link proves is not enough where the policy asks for more: the rest is asked for', async (t) => {
  const { world, ours, open } = await openHouse(t);
  const { ctx } = world.program;
  await setPolicy(ctx, ours.organization.id, { requiredAal: 2, factors: shippedPolicy.factors });
  const phone = await givePhone(world, ours, JANE);
  const client = world.client();
  const link = { operation: 'signin', email: JANE, ts: world.clock.now() } as const;
  const entered = await client.enter(signedLink(ours.origin, ours.key, link));
  assert.equal(entered.location, `${ours.origin}/sign-in/continue`);
  assert.equal(await world.signedIn(client, ours.origin), undefined);
  assert.deepEqual(await ours.sessions(), []);
  const first = (await open(client, '/sign-in/continue')).location ?? '';
  assert.match(first, /\/sign-in\/(totp|password)$/);
  const typed = (url: string) => (url.endsWith('totp') ? { code: phone.nextCode() } : { password: PASSWORD });
  const second = (await client.post(first, typed(first))).location ?? '';
  assert.match(second, /\/sign-in\/(totp|password)$/);
  assert.equal((await client.post(second, typed(second))).location, `${ours.origin}/portal/`);
  assert.equal(await world.signedIn(client, ours.origin), JANE);
  const started = (await world.events()).findLast(({ type }) => type === 'session.started');
  assert.ok(started?.type === 'session.started' && started.by.includes('remote'));
});

test('safe access on the public host goes through the same steps', async (t) => {
  const { world, ours, theirs } = await openHouse(t);
  const phone = await givePhone(world, ours, ROOT);
  const client = world.client();
  const begun = await client.post(`${PUBLIC}/acme/safe-access`, { identifier: ROOT });
  assert.equal(begun.location, `${PUBLIC}/sign-in/password`);
  assert.match((await client.get(`${PUBLIC}/sign-in/password`)).text, /href="\/acme\/safe-access"[^>]*>Change/);
  const second = await client.post(`${PUBLIC}/sign-in/password`, { password: PASSWORD });
  assert.equal(second.location, `${PUBLIC}/sign-in/totp`);
  assert.equal((await client.post(`${PUBLIC}/sign-in/totp`, { code: phone.nextCode() })).location, `${PUBLIC}/console`);
  await theirs.assertUntouched();
});
