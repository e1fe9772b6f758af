import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createSallyportClient } from '../../sdk/node/client.ts';
import { createRemoteAuth } from '../../sdk/node/remote-auth.ts';
import { createToken } from '../../src/access/create-token.ts';
import { acme, decoy } from '../support/example-organizations.ts';
import type { Client } from '../support/http-client.ts';
import type { Settled } from '../support/settle-organization.ts';
import { signInAs } from '../support/sign-in.ts';
import { openWorld, type World } from '../support/world.ts';

const bo = { email: 'bo@acme.example', loginName: 'bo.andersen', fullName: 'Bo Andersen', kind: 'customer' } as const;

async function open(t: TestContext) {
  const world = await openWorld(t);
  return { world, ours: await world.settle(acme), theirs: await world.settle(decoy) };
}

const tokenFor = (world: World, { organization }: Settled, permissions: readonly string[]): Promise<string> => {
  const { ctx } = world.program;
  const wish = { organizationId: organization.id, name: 'helpdesk', permissions, actor: 'test' };
  return ctx.unitOfWork((tx) => createToken({ ...tx, now: ctx.now }, wish));
};

const applicationOf = async (world: World, settled: Settled, permissions: readonly string[]) =>
  createSallyportClient({
    baseUrl: `http://127.0.0.1:${world.port}`,
    token: await tokenFor(world, settled, permissions),
  });

const all = ['entrance:use', 'contact:write', 'caller:check', 'event:write'];

function visitorOf({ origin }: Settled, { jar }: Client) {
  const { host } = new URL(origin);
  const cookie = jar.header(new URL(origin));
  return { host, protocol: 'https', cookie, address: '192.0.2.15', userAgent: 'Browser' } as const;
}

test('an application learns who its visitor is and how they came', async (t) => {
  const { world, ours, theirs } = await open(t);
  const application = await applicationOf(world, ours, all);
  const client = world.client({ kind: 'browser' });
  assert.equal(await application.me(visitorOf(ours, client)), undefined);
  const found = await application.requester({ organization: ours.organization.id, email: bo.email, fullName: 'Bo' });
  assert.equal(found?.kind, 'contact');

  const remoteAuth = createRemoteAuth({ portal: ours.origin, key: ours.key });
  await client.enter(remoteAuth.signUpUrl(bo));
  const asserted = await application.me(visitorOf(ours, client));
  const { id, name, title } = ours.organization;
  const { at } = asserted?.via ?? {};
  assert.match(at ?? '', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  assert.deepEqual(asserted, {
    id: asserted?.id,
    email: bo.email,
    login_name: bo.loginName,
    full_name: bo.fullName,
    kind: 'customer',
    role: null,
    profile: null,
    permissions: [],
    active: true,
    administrator: false,
    language: null,
    organization: { id, name, title, accent: null, language: 'en' },
    via: { factor: 'remote', site: 'www.acme.example', operation: 'signup', at },
    address_proved: false,
    address_proof: null,
    assurance: { aal: 1, amr: ['remote'], acr: ['aal1'], auth_time: at },
    contact_id: null,
    started_at: asserted?.started_at,
    form_action_origins: ['https://www.acme.example'],
  });

  const honest = world.client({ kind: 'browser' });
  await honest.enter(remoteAuth.signInUrl(bo));
  const proved = await application.me(visitorOf(ours, honest));
  assert.equal(proved?.id, asserted?.id);
  assert.deepEqual(
    [proved?.via.operation, proved?.address_proved, proved?.address_proof?.site, proved?.contact_id],
    ['signin', true, 'www.acme.example', found.id],
  );
  assert.equal(await application.me({ ...visitorOf(ours, honest), host: new URL(theirs.origin).host }), undefined);
});

test('a representative’s permissions are told, and who may use the console', async (t) => {
  const { world, ours } = await open(t);
  const application = await applicationOf(world, ours, all);
  const seen = async (email: string) => application.me(visitorOf(ours, await signInAs(world, ours, email)));
  const [rep, root] = [await seen('rep@acme.example'), await seen('root@acme.example')];
  assert.deepEqual(
    [rep?.kind, rep?.role, rep?.profile, rep?.administrator],
    ['representative', 'Manager', 'Standard', false],
  );
  assert.ok(rep?.permissions.includes('ticket:reply'));
  assert.deepEqual([root?.permissions, root?.administrator], [['*'], true]);
  assert.deepEqual([rep?.via.factor, rep?.via.site, rep?.address_proof?.factor], ['password', null, 'password']);
});

test('an application sends its visitors to the entrance of its own organization, and of no other', async (t) => {
  const { world, ours, theirs } = await open(t);
  const application = await applicationOf(world, ours, all);
  const visitor = visitorOf(ours, world.client());
  const { location, setCookies } = await application.entrance(visitor, '/portal/tickets/17?x=1');
  const login = new URL(location);
  assert.equal(login.host, 'www.acme.example');
  assert.equal(login.searchParams.get('return_to'), `${ours.origin}/portal/tickets/17?x=1`);
  assert.ok(setCookies.some((cookie) => /^__Host-flow-\w+=/.test(cookie)));
  const back = new URL((await application.entrance(visitor, 'https://evil.example/')).location);
  assert.equal(back.searchParams.get('return_to'), `${ours.origin}/portal/`);

  for (const host of [new URL(theirs.origin).host, 'nobody.example', 'not a host']) {
    await assert.rejects(application.entrance({ ...visitor, host }, '/portal/'), { status: 404 }, host);
  }
});

test('an address belongs to a person, to a contact, or to a contact from now on', async (t) => {
  const { world, ours, theirs } = await open(t);
  const application = await applicationOf(world, ours, all);
  const organization = ours.organization.id;
  const ask = (email: string, fullName = '') => application.requester({ organization, email, fullName });
  const jane = await ask('JANE@acme.example');
  assert.deepEqual([jane?.kind, jane?.email, jane?.address_verified], ['person', 'jane@acme.example', true]);
  const kim = await ask(' kim@acme.example ', 'Kim Lund');
  assert.deepEqual([kim?.kind, kim?.full_name, kim?.address_verified], ['contact', 'Kim Lund', false]);
  assert.deepEqual(await ask('KIM@acme.example', 'Somebody Else'), kim);
  assert.equal((await ask('lou@acme.example', '<b>'))?.full_name, 'lou@acme.example');
  assert.equal(await ask('no address'), undefined);
  const foreign = { organization: theirs.organization.id, email: 'kim@acme.example', fullName: '' };
  await assert.rejects(application.requester(foreign), { status: 404 });
  await theirs.assertUntouched();
});

test('an application records what happened in it, under the name of its token', async (t) => {
  const { world, ours, theirs } = await open(t);
  const application = await applicationOf(world, ours, all);
  const event = {
    organization: ours.organization.id,
    name: 'ticket.opened',
    actor: 'per_1',
    subject: null,
    object: 'ticket:1',
  };
  await application.record(event);
  const { organization: organizationId, ...told } = event;
  assert.deepEqual((await world.events()).at(-1), {
    type: 'application.recorded',
    organizationId,
    app: 'helpdesk',
    ...told,
  });
  await assert.rejects(application.record({ ...event, organization: theirs.organization.id }), { status: 404 });
  await assert.rejects(application.record({ ...event, name: 'Ticket opened' }), { status: 400 });
});

test('each permission opens what it names, and nothing is open without one', async (t) => {
  const { world, ours } = await open(t);
  const visitor = visitorOf(ours, world.client());
  const organization = ours.organization.id;
  const event = { organization, name: 'ticket.opened', actor: 'per_1', subject: null, object: 'ticket:1' };
  for (const permission of [...all, 'person:read']) {
    const application = await applicationOf(world, ours, [permission]);
    const calls = {
      'entrance:use': () => application.entrance(visitor, '/portal/'),
      'contact:write': () => application.requester({ organization, email: 'kim@acme.example', fullName: '' }),
      'event:write': () => application.record(event),
    };
    for (const [needed, call] of Object.entries(calls)) {
      if (needed === permission) await call();
      else await assert.rejects(call(), { status: 403 }, `${permission} opens ${needed}`);
    }
  }
  const stranger = createSallyportClient({ baseUrl: `http://127.0.0.1:${world.port}`, token: 'tok_1.guess' });
  await assert.rejects(stranger.entrance(visitor, '/portal/'), { status: 401 });
});

/** Threat: a program beside the portal says whose request it is. Only proxies that are trusted may. */
test('a session counts for its own organization only, whatever host is forwarded', async (t) => {
  const { world, ours, theirs } = await open(t);
  const client = world.client({ kind: 'browser' });
  const remoteAuth = createRemoteAuth({ portal: ours.origin, key: ours.key });
  await client.enter(remoteAuth.signUpUrl(bo));
  assert.equal((await client.get(`${ours.origin}/api/v1/me`)).status, 200);
  const cookie = client.jar.header(new URL(ours.origin));
  const elsewhere = await world.client({ kind: 'program' }).get(`${theirs.origin}/api/v1/me`, { cookie });
  assert.equal(elsewhere.status, 401);
  assert.match(String(elsewhere.headers['content-type']), /^application\/problem\+json/);
});
