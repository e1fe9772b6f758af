import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { acme, decoy } from '../../../test/support/example-organizations.ts';
import type { Answer, Client, Sent } from '../../../test/support/http-client.ts';
import { signInAs } from '../../../test/support/sign-in.ts';
import { signedLink } from '../../../test/support/sign-link.ts';
import { openWorld } from '../../../test/support/world.ts';
import { createToken } from '../../access/create-token.ts';
import type { ApiPermission } from '../api-permission.ts';

const BASE = 'https://sallyport.example/api/v1/organizations';

interface Program {
  readonly ask: (path: string, sent?: Sent) => Promise<Answer>;
  readonly send: (method: string, path: string, body?: object) => Promise<Answer>;
}

/** Calls from the organization `acme`, unless the path begins with another. */
function program(client: Client, authorization?: string): Program {
  const who: Readonly<Record<string, string>> = authorization === undefined ? {} : { authorization };
  const urlOf = (path: string) => (path.startsWith('/') ? `${BASE}/acme${path}` : `${BASE}/${path}`);
  const ask = (path: string, { headers, ...sent }: Sent = {}) =>
    client.send(urlOf(path), { ...sent, headers: { ...who, ...headers } });
  return {
    ask,
    send(method, path, body) {
      const json = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      return ask(path, { method, ...json });
    },
  };
}

async function settle(t: TestContext) {
  const world = await openWorld(t);
  const [ours, theirs] = [await world.settle(acme), await world.settle(decoy)];
  const token = async (...permissions: ApiPermission[]) => {
    const wish = { organizationId: ours.organization.id, name: permissions.join('+'), permissions, actor: 'test' };
    const { ctx } = world.program;
    const text = await ctx.unitOfWork((tx) => createToken({ ...tx, now: ctx.now }, wish));
    return program(world.client({ kind: 'program' }), `Bearer ${text}`);
  };
  return { world, ours, theirs, token };
}

/** Every story has a second organization with the same people, of which nothing may change. */
function story(title: string, tell: (told: Awaited<ReturnType<typeof settle>>) => Promise<void>) {
  test(title, async (t) => {
    const told = await settle(t);
    await tell(told);
    await told.theirs.assertUntouched();
  });
}

const read = (answer: Answer, status = 200) => {
  assert.equal(answer.status, status, answer.text);
  return JSON.parse(answer.text);
};

function assertProblem(answer: Answer, status: number, code: string) {
  assert.equal(answer.status, status, answer.text);
  assert.match(answer.headers['content-type'] ?? '', /^application\/problem\+json/);
  const { type, status: said } = JSON.parse(answer.text) as { type: string; status: number };
  assert.deepEqual([type, said], [`urn:sallyport:problem:${code}`, status]);
}

story('the people of the organization are listed with what the API names and nothing else', async ({ token }) => {
  const { ask } = await token('person:read');
  const { people } = read(await ask('/people?email=REP@acme.example'));
  assert.deepEqual(people, [
    {
      email: 'rep@acme.example',
      login_name: 'rep.one',
      full_name: 'Rep One',
      kind: 'representative',
      role: 'Manager',
      profile: 'Standard',
      active: true,
    },
  ]);
  assert.deepEqual(read(await ask('/people?email=nobody@acme.example')), { people: [] });
});

story('a page is never longer than 200, however its length is written', async ({ token }) => {
  const { ask } = await token('person:read');
  for (const limit of ['201', '1e3', '101e309', 'Infinity', '-Infinity', 'NaN', '0', '1.5', '']) {
    assert.equal((await ask(`/people?limit=${limit}`)).status, 400, limit);
  }
  assert.equal((await ask('/people?limit=200')).status, 200);
});

story('a list is read page by page, each person once and none of another organization', async ({ token }) => {
  const { ask } = await token('person:read');
  const pages: { email: string }[][] = [];
  for (let next: string | undefined = ''; next !== undefined; ) {
    const page: { people: { email: string }[]; next?: string } = read(await ask(`/people?limit=3&after=${next}`));
    pages.push(page.people);
    next = page.next;
  }
  assert.deepEqual(
    pages.map((page) => page.length),
    [3, 1],
  );
  const names = pages.flat().map(({ email }) => email.split('@')[0]);
  assert.deepEqual(names.toSorted(), ['bob', 'jane', 'rep', 'root']);
});

story('a connection is changed setting by setting, and what would not work changes nothing', async ({ token }) => {
  const { ask, send } = await token('connection:read', 'connection:write');
  const before = read(await ask('/connections/website'));
  assert.deepEqual(read(await ask('/connections')), { connections: [before] });
  assert.equal(before.login_url, 'https://www.acme.example/helpdesk/login');
  assert.deepEqual([before.default_role, before.default_profile], ['Support Engineer', 'Light']);

  const bad = { login_url: 'ftp://acme.example', ip_ranges: ['not an address'], default_role: 'Nobody' };
  const refused = await send('PATCH', '/connections/website', bad);
  assertProblem(refused, 422, 'settings-do-not-work');
  for (const field of Object.keys(bad)) assert.match(JSON.parse(refused.text).detail, new RegExp(field));
  assertProblem(await send('PATCH', '/connections/website', { audiense: 'everyone' }), 400, 'bad-request');
  assert.deepEqual(read(await ask('/connections/website')), before);

  const edit = { ip_ranges: ['192.0.2.0/24', '2001:db8::/32'], options: { raw_plus: true }, default_role: 'Manager' };
  const after = read(await send('PATCH', '/connections/website', edit));
  assert.deepEqual(after, { ...before, ...edit, options: { ...before.options, raw_plus: true } });
});

story('another Login URL must be tested again before it can be switched on', async ({ token }) => {
  const { send } = await token('connection:write');
  const move = () => send('PATCH', '/connections/website', { login_url: 'https://www.acme.example/other' });
  assertProblem(await move(), 422, 'settings-do-not-work'); // the one in force is one that was tested
  assert.equal(read(await send('POST', '/connections/website/disable')).enabled, false);
  read(await move());
  assertProblem(await send('POST', '/connections/website/enable'), 409, 'not-tested');
});

story(
  'a key is shown once, and what was signed with it is good until it is revoked',
  async ({ token, ours, world }) => {
    const { ask, send } = await token('connection:read', 'key:write');
    const created = read(await send('POST', '/connections/website/keys', { name: 'second' }), 201);
    const { secret, ...key } = created;
    assert.ok(secret.length >= 32);
    const listed = await ask('/connections/website/keys');
    assert.deepEqual(read(listed).keys[1], key);
    assert.doesNotMatch(listed.text, new RegExp(secret));

    const link = () =>
      signedLink(ours.origin, secret, { operation: 'signin', email: 'jane@acme.example', ts: Date.now() });
    assert.equal((await world.client().enter(link())).location, `${ours.origin}/portal/`);
    assert.equal(read(await send('PATCH', '/connections/website/keys/second', { state: 'revoked' })).state, 'revoked');
    assert.deepEqual(read(await world.client().enter(link())), { result: 'failure', cause: 'Unauthorized Access' });
    assertProblem(await send('PATCH', '/connections/website/keys/second', { state: 'active' }), 409, 'key-revoked');
  },
);

story('rotation makes a new active key and lets the old one go on for a while', async ({ token }) => {
  const { ask, send } = await token('connection:read', 'key:write');
  const { name } = read(await send('POST', '/connections/website/keys/rotate'), 201);
  const { keys } = read(await ask('/connections/website/keys')) as { keys: { name: string; state: string }[] };
  assert.deepEqual(
    keys.map((key) => [key.name === name, key.state]),
    [
      [false, 'retiring'],
      [true, 'active'],
    ],
  );
});

story('a key that another connection has is refused without saying whose it is', async ({ token }) => {
  const { send } = await token('key:write');
  const taken = await send('POST', '/connections/website/keys', { secret: decoy.connection.key });
  assertProblem(taken, 409, 'key-used-elsewhere');
  assert.doesNotMatch(taken.text, /decoy/);
  assertProblem(await send('POST', '/connections/website/keys', { secret: 'short' }), 422, 'key-too-short');
});

story('an attempt is found by the reference that its visitor was told', async ({ token, ours, world }) => {
  const { ask } = await token('attempt:read');
  const visitor = world.client();
  const good = { operation: 'signin', email: 'jane@acme.example', ts: Date.now() - 5_000 };
  await visitor.enter(signedLink(ours.origin, ours.key, good));
  const refused = await visitor.get(signedLink(ours.origin, 'not the key', good));

  const { attempts } = read(await ask(`/attempts?reference=${refused.headers['x-sallyport-ref']}`));
  assert.equal(attempts.length, 1);
  const { at, ...attempt } = attempts[0];
  assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000);
  assert.deepEqual(attempt, {
    reference: refused.headers['x-sallyport-ref'],
    connection: null,
    host: 'support.acme.example',
    address: '192.0.2.15',
    operation: 'signin',
    email: 'jane@acme.example',
    login_name: '',
    stage: 'signature',
    outcome: 'wrong_digest',
    sentence: 'The apikey does not fit the signed values with any key of this portal.',
    clock_offset: null,
  });
  const outcomes = async (query: string) =>
    read(await ask(`/attempts?${query}`)).attempts.map((one: { outcome: string }) => one.outcome);
  assert.deepEqual(await outcomes(''), ['wrong_digest', 'admitted']);
  assert.deepEqual(await outcomes('result=admitted&connection=website'), ['admitted']);
  assert.deepEqual(await outcomes('result=refused'), ['wrong_digest']);
  assert.deepEqual(await outcomes('connection=unknown'), []);
});

story(
  'whoever brings no credentials learns nothing and changes nothing, whatever they ask',
  async ({ world, ours }) => {
    const strangers = [
      program(world.client({ kind: 'program' })),
      program(world.client({ kind: 'program' }), 'Bearer tok_01.made-up'),
      program(world.client({ kind: 'program' }), 'Basic am9lOnB3'),
    ];
    for (const { ask, send } of strangers) {
      for (const path of ['/people', 'decoy/people', 'nobody/people', '/people?limit=none', '/connections/unknown']) {
        assertProblem(await ask(path), 401, 'not-signed-in');
      }
      assertProblem(await send('PATCH', '/connections/website', { no: 'such setting' }), 401, 'not-signed-in');
      assertProblem(await send('POST', '/connections/website/disable'), 401, 'not-signed-in');
      assertProblem(await send('POST', '/connections/website/keys', {}), 401, 'not-signed-in');
    }
    await ours.assertUntouched();
  },
);

story(
  'a token does what it holds and nothing else; people who are not administrators do nothing',
  async ({ token, world, ours }) => {
    const { ask, send } = await token('person:read', 'connection:read');
    read(await ask('/people'));
    assertProblem(await ask('/attempts'), 403, 'not-allowed');
    assertProblem(await send('POST', '/connections/website/disable'), 403, 'not-allowed');
    assertProblem(await send('POST', '/connections/website/keys', {}), 403, 'not-allowed');
    for (const email of ['jane@acme.example', 'rep@acme.example']) {
      const someone = await signInAs(world, ours, email);
      assertProblem(await someone.get(`${ours.origin}/api/v1/organizations/acme/people`), 403, 'not-allowed');
    }
    const administrator = await signInAs(world, ours, 'root@acme.example');
    read(await administrator.get(`${ours.origin}/api/v1/organizations/acme/people`));
  },
);

story(
  'another organization is not found, whether it exists or not, whatever is asked of it',
  async ({ token, world, ours }) => {
    const everything = await token('person:read', 'connection:read', 'connection:write', 'key:write', 'attempt:read');
    const administrator = await signInAs(world, ours, 'root@acme.example');
    for (const name of ['decoy', 'nobody']) {
      for (const path of ['people', 'people?limit=none', 'connections', 'connections/website', 'attempts']) {
        assertProblem(await everything.ask(`${name}/${path}`), 404, 'not-found');
        assertProblem(await administrator.get(`${ours.origin}/api/v1/organizations/${name}/${path}`), 404, 'not-found');
      }
      assertProblem(await everything.send('POST', `${name}/connections/website/disable`), 404, 'not-found');
      assertProblem(await everything.send('POST', `${name}/connections/website/keys/rotate`), 404, 'not-found');
    }
  },
);

story('a page of another site cannot use the session of an administrator', async ({ world, ours }) => {
  const administrator = await signInAs(world, ours, 'root@acme.example');
  const url = `${ours.origin}/api/v1/organizations/acme/connections/website/disable`;
  const from = (origin: string) => administrator.send(url, { method: 'POST', headers: { origin } });
  assertProblem(await from('https://evil.example'), 403, 'foreign-origin');
  assert.equal(read(await from(ours.origin)).enabled, false);
});
