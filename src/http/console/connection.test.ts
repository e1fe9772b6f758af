import assert from 'node:assert/strict';
import {
  CONNECTIONS,
  connectionPathIn,
  consoleStory,
  type Desk,
  deskOf,
  givePassword,
  hiddenValue,
  PUBLIC,
  shopSettings,
  textOf,
} from '../../../test/support/console-house.ts';
import { acme } from '../../../test/support/example-organizations.ts';
import { readMails } from '../../../test/support/read-mails.ts';
import { signInAs } from '../../../test/support/sign-in.ts';
import { signedLink } from '../../../test/support/sign-link.ts';
import { listPlaces } from '../../directory/list-places.ts';
import { DAY, MINUTE } from '../../kit/clock.ts';

const second = { email: 'second@acme.example', loginName: 'second.admin', fullName: 'Second Admin' };
const rights = { kind: 'representative', role: 'CEO', profile: 'Administrator' } as const;
const withSecondAdministrator = { ...acme, people: [...(acme.people ?? []), { ...second, ...rights }] };

/** Saves a new connection: its path, and the key that is shown this once. */
async function save({ post }: Desk, form = shopSettings) {
  const answer = await post(CONNECTIONS, form);
  assert.equal(answer.status, 200, answer.text);
  const path = connectionPathIn(answer.text);
  assert.ok(path);
  return { path, page: answer.text, secret: textOf(answer.text, 'secret') };
}

consoleStory('save, key shown once, test, switch on, signed out: in this order and no other', async (house) => {
  const { world, ours } = house;
  const desk = await house.desk();
  const { client, open, post } = desk;
  await house.recorded();
  const { path, page, secret } = await save(desk);
  assert.deepEqual(await house.recorded(), ['connection.created', 'key.created']);
  for (const part of ['Download .env line', 'I have stored it', 'support.acme.example', 'shop.acme.example/login']) {
    assert.ok(page.includes(part), part);
  }
  const draft = await open(path);
  assert.doesNotMatch(draft, new RegExp(secret));
  assert.match(draft, /Only after a test has come back signed can the connection be switched on/);

  assert.match(await open(`${path}/switch-on`), /One successful test is missing/);
  const early = await post(`${path}/switch-on`);
  assert.equal(early.status, 422);
  assert.match(early.text, /It has not been tested yet/);
  assert.deepEqual(await house.recorded(), []);

  const departure = await post(`${path}/test`);
  const login = new URL(departure.location ?? '');
  assert.equal(login.origin + login.pathname, shopSettings.login_url);
  const state = login.searchParams.get('state') ?? '';
  const claims = {
    operation: 'signup',
    email: 'new@acme.example',
    loginname: 'new.one',
    fullname: 'New One',
    utype: 'portal',
    ts: world.clock.now(),
  };
  const tested = await client.get(signedLink(ours.origin, secret, claims, { state }));
  assert.match((await client.get(tested.location ?? '')).text, /The test succeeded/);
  assert.deepEqual(await house.recorded(), ['connection.tested']);
  assert.equal(
    (await ours.people()).some(({ email }) => email === 'new@acme.example'),
    false,
  );

  assert.match(await open(`${path}/switch-on`), /OK, switch on and sign me out/);
  const switched = await post(`${path}/switch-on`);
  assert.equal(switched.location, `${ours.origin}/support/RemoteAuth/on`);
  assert.match((await client.get(switched.location ?? '')).text, /Remote sign-in is on.*You are signed out/s);
  assert.deepEqual(await house.recorded(), ['connection.enabled', 'session.ended']);
  assert.equal(await world.signedIn(client, ours.origin), undefined);
  const visitor = world.client();
  await visitor.enter(signedLink(ours.origin, secret, { ...claims, ts: world.clock.now() }));
  assert.equal(await world.signedIn(visitor, ours.origin), 'new@acme.example');
});

consoleStory('a test whose link is refused ends on a page that says why', async ({ desk, ours, world }) => {
  const administrator = await desk();
  const { path } = await save(administrator);
  await administrator.post(`${path}/test`);
  const claims = { operation: 'signin', email: 'jane@acme.example', ts: world.clock.now() };
  const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const refused = await administrator.client.get(signedLink(ours.origin, 'another key altogether', claims), navigation);
  assert.equal(refused.status, 200);
  assert.match(refused.text, /The test failed/);
  assert.match(refused.text, /does not fit the signed values/);
  assert.ok(refused.text.includes(`href="${ours.origin}${path}/test"`));
  const stranger = await world.client().get(signedLink(ours.origin, 'another key altogether', claims), navigation);
  assert.match(stranger.text, /We could not sign you in/);
  assert.doesNotMatch(stranger.text, /does not fit/);
});

consoleStory(
  'from the public host a test is handed over once, shortly, and to its own organization alone',
  async (house) => {
    const { world, ours, theirs } = house;
    const { client, post } = await house.desk(PUBLIC);
    const path = `${CONNECTIONS}/${ours.connection.id}`;
    const begin = async () => {
      const answer = await post(`${path}/test`);
      assert.equal(answer.status, 303);
      return new URL(answer.location ?? '');
    };
    const ticket = await begin();
    assert.equal(ticket.origin, ours.origin);
    const departure = await client.get(ticket.href);
    assert.match(departure.location ?? '', /^https:\/\/www\.acme\.example\/helpdesk\/login\?ts=/);
    assert.match(departure.headers['set-cookie']?.join() ?? '', /__Host-flow-/);
    assert.equal((await client.get(ticket.href)).status, 404, 'used');

    const elsewhere = await begin();
    assert.equal(
      (await client.get(theirs.origin + elsewhere.pathname + elsewhere.search)).status,
      404,
      'other organization',
    );
    assert.equal((await client.get(PUBLIC + elsewhere.pathname + elsewhere.search)).status, 404, 'public host');
    elsewhere.searchParams.set(
      'ticket',
      `${elsewhere.searchParams.get('ticket')}`.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
    );
    assert.equal((await client.get(elsewhere.href)).status, 404, 'tampered');
    const late = await begin();
    world.clock.pass(2 * MINUTE);
    assert.equal((await client.get(late.href)).status, 404, 'late');
    // What it was sealed for stays sealed: no other value of ours opens as a ticket.
    const other = Buffer.from(world.program.ctx.sealer.seal('{}', 'anything else')).toString('base64url');
    assert.equal((await client.get(`${ours.origin}/support/RemoteAuth/test?ticket=${other}`)).status, 404);
  },
);

consoleStory('a ticket of somebody who is an administrator no more begins nothing', async (house) => {
  const { world, ours } = house;
  const { client, post } = await house.desk(PUBLIC);
  const { location } = await post(`${CONNECTIONS}/${ours.connection.id}/test`);
  await world.program.engine.writer
    .updateTable('person')
    .set({ deactivated_at: 1 })
    .where('organization_id', '=', ours.organization.id)
    .execute();
  assert.equal((await client.get(location ?? '')).status, 404);
});

consoleStory(
  'a mail shows the key once more to who made it, after a fresh proof, and holds no key itself',
  async (house) => {
    const { world, ours } = house;
    await givePassword(house, 'root@acme.example');
    const desk = await house.desk();
    const { secret } = await save(desk);
    const [mail = assert.fail()] = await readMails(world.program.ctx);
    assert.equal(mail.recipient, 'root@acme.example');
    assert.doesNotMatch(mail.body + mail.subject, new RegExp(secret));
    const link = new URL(/https:\S+/.exec(mail.body)?.[0] ?? '');
    assert.equal(link.origin, ours.origin);

    const other = deskOf(await signInAs(world, ours, 'second@acme.example'), ours.origin);
    assert.match(await other.open(link.pathname), /shows no key any more/);
    assert.doesNotMatch((await other.post(link.pathname)).text, new RegExp(secret));

    world.clock.pass(11 * MINUTE);
    const question = await desk.open(link.pathname);
    assert.match(question, /Show the key once more/);
    assert.doesNotMatch(question, new RegExp(secret));
    assert.equal((await desk.post(link.pathname)).status, 403);
    await house.recorded();
    const shown = await desk.postConfirmed(link.pathname, {}, { password: 'correct horse battery staple' });
    assert.equal(textOf(shown.text, 'secret'), secret);
    assert.deepEqual(await house.recorded(), ['session.reconfirmed', 'key.revealed']);
    assert.match((await desk.post(link.pathname)).text, /shows no key any more/);

    await save(desk, { ...shopSettings, name: 'late' });
    const late = (await readMails(world.program.ctx)).at(-1) ?? assert.fail();
    world.clock.pass(DAY + MINUTE);
    const fresh = await house.desk();
    assert.match(await fresh.open(new URL(/https:\S+/.exec(late.body)?.[0] ?? '').pathname), /shows no key any more/);
  },
  withSecondAdministrator,
);

consoleStory('everything that would not work is said at once, and what was typed stays', async ({ desk, recorded }) => {
  const { post } = await desk();
  await recorded();
  const bad = {
    ...shopSettings,
    name: 'website',
    login_url: 'ftp://shop.acme.example',
    logout_url: 'https://support.acme.example/portal/',
    ip_ranges: '192.0.2.1, nonsense',
  };
  const { status, text } = await post(CONNECTIONS, bad);
  assert.equal(status, 422);
  for (const sentence of [
    'Another connection has this name',
    'begins with https',
    'address of the portal itself',
    '“nonsense” is no address',
  ]) {
    assert.ok(text.includes(sentence), sentence);
  }
  for (const value of Object.values(bad).filter((typed) => /[:.]/.test(typed)))
    assert.ok(text.includes(`value="${value}"`), value);
  assert.deepEqual(await recorded(), []);
});

consoleStory('settings are changed, but a Login URL in force is not', async ({ desk, ours, recorded }) => {
  const { open, post } = await desk();
  await recorded();
  const path = `${CONNECTIONS}/${ours.connection.id}`;
  const form = {
    ...shopSettings,
    name: 'website',
    login_url: ours.connection.loginUrl,
    logout_url: ours.connection.logoutUrl,
  };
  const changed = await post(`${path}/settings`, {
    ...form,
    raw_plus: 'on',
    compatibility: 'letter',
    friendly_page: 'on',
  });
  assert.equal(changed.location, `${ours.origin}${path}?done=saved`);
  assert.deepEqual(await recorded(), ['connection.changed']);
  const page = await open(path);
  for (const word of ['To the letter', 'Take a raw plus sign', 'Failures show a page'])
    assert.ok(page.includes(word), word);
  const refused = await post(`${path}/settings`, { ...form, login_url: 'https://www.acme.example/other' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /This address is in force/);
  assert.deepEqual(await recorded(), []);
});

consoleStory(
  'roles and profiles of another organization mean nothing to a connection',
  async ({ desk, theirs, world }) => {
    const administrator = await desk();
    const { ctx } = world.program;
    const role = await ctx.db
      .selectFrom('role')
      .select('id')
      .where('organization_id', '=', theirs.organization.id)
      .executeTakeFirstOrThrow();
    const { path } = await save(administrator, { ...shopSettings, default_role: role.id });
    assert.doesNotMatch(await administrator.open(`${path}/settings`), new RegExp(role.id));
    const saved = await ctx.db
      .selectFrom('connection')
      .select('default_role_id')
      .where('name', '=', 'shop')
      .executeTakeFirstOrThrow();
    assert.equal(saved.default_role_id, null);
  },
);

consoleStory('one click rotates with an overlap; the same page sent twice makes one key', async (house) => {
  const { desk, ours, world } = house;
  const { open, post } = await desk();
  await house.recorded();
  const path = `${CONNECTIONS}/${ours.connection.id}`;
  const newest = hiddenValue(await open(path), 'newest');
  const rotated = await post(`${path}/keys/rotations`, { newest });
  const secret = textOf(rotated.text, 'secret');
  assert.deepEqual(await house.recorded(), ['key.created', 'key.changed']);
  const again = await post(`${path}/keys/rotations`, { newest });
  assert.equal(again.status, 422);
  assert.match(again.text, /changed meanwhile/);
  assert.deepEqual(await house.recorded(), []);

  const enter = async (key: string) => {
    const visitor = world.client();
    await visitor.enter(
      signedLink(ours.origin, key, { operation: 'signin', email: 'jane@acme.example', ts: world.clock.now() }),
    );
    return world.signedIn(visitor, ours.origin);
  };
  assert.equal(await enter(ours.key), 'jane@acme.example');
  world.clock.pass(1000);
  assert.equal(await enter(secret), 'jane@acme.example');
  world.clock.pass(DAY + MINUTE);
  assert.equal(await enter(ours.key), undefined);
  assert.equal(await enter(secret), 'jane@acme.example');
});

consoleStory(
  'a key of the site’s own is taken without being shown; a bad or a known one is not',
  async ({ desk, ours, world, recorded }) => {
    const { open, post } = await desk();
    const path = `${CONNECTIONS}/${ours.connection.id}`;
    const newest = hiddenValue(await open(`${path}/keys/new`), 'newest');
    const key = { name: 'old-site', state: 'next', secret: 'Your%20token of the old site', newest };
    const refusals = {
      'At least|at least 16': { ...key, secret: 'short' },
      'has this name': { ...key, name: 'k1' },
      'in use already': { ...key, secret: ours.key },
      'signs that every keyboard has': { ...key, secret: 'with a blank at the end ' },
      'letters, digits, dots': { ...key, name: '<b>' },
    };
    await recorded();
    for (const [sentence, form] of Object.entries(refusals)) {
      const answer = await post(`${path}/keys`, form);
      assert.equal(answer.status, 422, sentence);
      assert.match(answer.text, new RegExp(sentence));
    }
    assert.deepEqual(await recorded(), []);
    const added = await post(`${path}/keys`, key);
    assert.equal(added.location, `${ours.origin}${path}?done=added`);
    assert.doesNotMatch(await open(path), /Your%20token/);
    const mails = await world.program.ctx.db.selectFrom('mail').select('id').execute();
    assert.equal(mails.length, 0);
  },
);

consoleStory(
  'a revoked key stays revoked, and its links are refused at once',
  async ({ desk, ours, world, recorded }) => {
    const { open, post } = await desk();
    const path = `${CONNECTIONS}/${ours.connection.id}`;
    const key = /keys\/(key_[^/]+)\/revoke/.exec(await open(path))?.[1];
    assert.match(await open(`${path}/keys/${key}/revoke`), /refused at once/);
    await recorded();
    assert.equal((await post(`${path}/keys/${key}/state`, { state: 'revoked' })).status, 303);
    assert.deepEqual(await recorded(), ['key.changed']);
    assert.match((await post(`${path}/keys/${key}/state`, { state: 'active' })).text, /stays so/);
    const visitor = world.client();
    await visitor.enter(
      signedLink(ours.origin, ours.key, { operation: 'signin', email: 'jane@acme.example', ts: world.clock.now() }),
    );
    assert.equal(await world.signedIn(visitor, ours.origin), undefined);
  },
);

consoleStory(
  'a connection in force is switched off before it is removed, and its keys go with it',
  async ({ desk, ours, world, recorded }) => {
    const { open, post } = await desk();
    const path = `${CONNECTIONS}/${ours.connection.id}`;
    await recorded();
    assert.equal((await post(`${path}/remove`)).status, 422);
    assert.match(await open(`${path}/switch-off`), /Switch off website/);
    assert.equal((await post(`${path}/switch-off`)).location, `${ours.origin}${path}?done=off`);
    assert.match(await open(`${path}/remove`), /gone for good/);
    assert.equal((await post(`${path}/remove`)).location, `${ours.origin}${CONNECTIONS}?removed=1`);
    assert.deepEqual(await recorded(), ['connection.disabled', 'connection.removed']);
    const left = await world.program.ctx.db
      .selectFrom('connection_key')
      .select('id')
      .where('organization_id', '=', ours.organization.id)
      .execute();
    assert.equal(left.length, 0);
  },
);

consoleStory(
  'what a configuration file manages is only looked at here, and tested',
  async ({ desk, ours, world, recorded }) => {
    const { ctx, engine } = world.program;
    await engine.writer.updateTable('connection').set({ managed_at: 1 }).where('id', '=', ours.connection.id).execute();
    const { open, get, post } = await desk();
    const path = `${CONNECTIONS}/${ours.connection.id}`;
    const page = await open(path);
    assert.match(page, /Managed by a configuration file/);
    assert.doesNotMatch(page, /Rotate<|Add a key|Switch off<|Remove<|Edit</);
    await recorded();
    const key = await ctx.db
      .selectFrom('connection_key')
      .select('id')
      .where('connection_id', '=', ours.connection.id)
      .executeTakeFirstOrThrow();
    const forms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      settings: shopSettings,
      'switch-off': {},
      'switch-on': {},
      remove: {},
      'keys/rotations': { newest: key.id },
      keys: { name: '', state: 'active', secret: '', newest: key.id },
      [`keys/${key.id}/state`]: { state: 'revoked' },
    };
    for (const [page, form] of Object.entries(forms)) {
      const answer = await post(`${path}/${page}`, form);
      assert.equal(answer.status, 422, page);
      assert.match(answer.text, /A configuration file manages this connection/);
    }
    assert.equal((await get(`${path}/settings`)).status, 422);
    assert.deepEqual(await recorded(), []);
    assert.match((await post(`${path}/test`)).location ?? '', /^https:\/\/www\.acme\.example\/helpdesk\/login/);
  },
);

consoleStory(
  'a connection that would make anybody an administrator says so before and after it is saved',
  async (house) => {
    const { desk, ours, world } = house;
    const { open, post } = await desk();
    const path = `${CONNECTIONS}/${ours.connection.id}`;
    assert.doesNotMatch(await open(`${path}/settings`), /A wide door/);
    const { ctx } = world.program;
    const places = await listPlaces(ctx, ours.organization.id);
    const idOf = (named: readonly { id: string; name: string }[], name: string) =>
      named.find((one) => one.name === name)?.id ?? '';
    const form = {
      ...shopSettings,
      name: 'website',
      login_url: ours.connection.loginUrl,
      audience: 'everyone',
      default_role: idOf(places.roles, 'CEO'),
      default_profile: idOf(places.profiles, 'Administrator'),
    };
    assert.equal((await post(`${path}/settings`, form)).status, 303);
    for (const page of [path, `${path}/settings`])
      assert.match(await open(page), /may do everything here, this console included/);
  },
);
