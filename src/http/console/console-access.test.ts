import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { CONNECTIONS, consoleStory, deskOf, openConsole, PUBLIC } from '../../../test/support/console-house.ts';
import { dumpOrganization } from '../../../test/support/dump-organization.ts';
import { signInAs } from '../../../test/support/sign-in.ts';
import { signedLink } from '../../../test/support/sign-link.ts';
import { temporaryFolder } from '../../../test/support/temporary-store.ts';
import { testParts } from '../../../test/support/world.ts';
import { listPlaces } from '../../directory/list-places.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { openProgram } from '../../main.ts';
import { pageAttempts } from '../../remote/page-attempts.ts';
import { readKeys } from '../../remote/read-connections.ts';
import { createApp } from '../create-app.ts';
import { consoleRoutes as rooms } from './console-routes.ts';

interface ConsoleRoute {
  readonly method: string;
  readonly url: string;
  readonly access: string | undefined;
  readonly proof: unknown;
}

/** Every route of the console, as a server has them. */
async function consoleRoutes(t: TestContext): Promise<readonly ConsoleRoute[]> {
  const { ctx, close } = await openProgram(testParts(temporaryFolder(t)));
  const app = createApp(ctx, false);
  const found: ConsoleRoute[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    if (method === 'HEAD' || !url.startsWith('/console')) return;
    found.push({ method: String(method), url, access: config?.access, proof: config?.proof });
  });
  for (const add of rooms) add(app, ctx);
  await app.ready();
  t.after(async () => {
    await app.close();
    await close();
  });
  return found;
}

const fill = (url: string, values: Readonly<Record<string, string>>): string =>
  url.replace(/:([a-z]+)/g, (_, name: string) => values[name] ?? 'nothing');

/** A body that every form would take as far as it reads it. */
const anyForm: Readonly<Record<string, string>> = {
  title: 'Taken over',
  accent: '',
  support_domain: '',
  aliases: '',
  confirm_password: 'x',
  newest: '',
  state: 'revoked',
  name: 'taken',
  secret: '',
  email: 'new@acme.example',
  full_name: 'New One',
  login_name: '',
  kind: 'customer',
  role: '',
  profile: '',
  login_url: 'https://evil.example/',
  logout_url: 'https://evil.example/',
  ip_ranges: '',
  audience: 'everyone',
  default_role: '',
  default_profile: '',
  compatibility: 'letter',
  assurance: '2',
  friendly_page: 'shipped',
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
};

test('every room of the console is for administrators alone', async (t) => {
  const routes = await consoleRoutes(t);
  assert.ok(routes.length >= 44, `${routes.length} routes`);
  for (const { method, url, access } of routes) assert.equal(access, 'administrator', `${method} ${url}`);
  t.diagnostic(`${routes.length} routes`);
});

consoleStory('nobody but an administrator finds anything there, on either host', async ({ world, ours }, t) => {
  const routes = await consoleRoutes(t);
  const strangers = [
    ...['jane@acme.example', 'rep@acme.example'].flatMap((email) => [
      { email, origin: ours.origin, status: 404 },
      { email, origin: PUBLIC, status: 404 },
    ]),
    { email: undefined, origin: PUBLIC, status: 302 },
    { email: undefined, origin: ours.origin, status: 302 },
  ];
  let asked = 0;
  for (const { email, origin, status } of strangers) {
    const client = email ? await signInAs(world, { ...ours, origin }, email) : world.client();
    const desk = deskOf(client, origin);
    for (const { method, url } of routes) {
      const path = fill(url, { id: ours.connection.id });
      const answer = method === 'GET' ? await desk.get(path) : await desk.post(path, anyForm);
      assert.equal(answer.status, status, `${email} ${method} ${origin}${path}`);
      if (status === 404) assert.match(answer.text, /There is nothing here/);
      assert.doesNotMatch(answer.text, /Acme|website|root@/);
      asked += 1;
    }
  }
  t.diagnostic(`${asked} requests`);
});

test('an administrator of another organization finds nothing by the ids of this one, and changes nothing', async (t) => {
  const { world, ours, theirs, desk } = await openConsole(t);
  const { ctx } = world.program;
  const { organization, connection, key } = theirs;
  const [person] = await theirs.people();
  await world
    .client()
    .get(signedLink(theirs.origin, key, { operation: 'signin', email: 'nobody@x.example', ts: ctx.now() }));
  const letter = { organizationId: organization.id, recipient: 'jane@acme.example', subject: 'Theirs', body: 'Theirs' };
  const mail = await ctx.unitOfWork(({ db }) => queueMail({ db, now: ctx.now }, letter));
  const [theirKey] = await readKeys(ctx, connection);
  const [role] = (await listPlaces(ctx, organization.id)).roles;
  const [attempt] = (await pageAttempts(ctx, organization.id, { limit: 1 })).attempts;
  const before = await dumpOrganization(ctx.db, organization.id);

  const { get, post } = await desk(ours.origin);
  const idIn = (url: string) => (url.includes('/people/') ? person?.id : url.includes('/mail/') ? mail : connection.id);
  const isAboutOne = ({ url }: ConsoleRoute) => url.includes(':') && !/\/(sdk|reveal)\//.test(url);
  const asked: string[] = [];
  for (const { method, url } of (await consoleRoutes(t)).filter(isAboutOne)) {
    const values = {
      id: idIn(url) ?? '',
      key: theirKey?.id ?? '',
      reference: attempt?.reference ?? '',
      scope: role?.id ?? '',
    };
    const path = fill(url, values);
    const form = url.endsWith('/keys') ? { ...anyForm, state: 'active' } : anyForm;
    const answer = method === 'GET' ? await get(path) : await post(path, form);
    assert.equal(answer.status, 404, `${method} ${path}: ${answer.text}`);
    asked.push(path);
  }
  assert.equal(
    asked.filter((path) => path.includes('nothing')).join(),
    asked.filter((path) => /(?:sessions|set-up|authenticators)\/nothing/.test(path)).join(),
  );
  assert.deepEqual(await dumpOrganization(ctx.db, organization.id), before);
  assert.ok(asked.length >= 24, `${asked.length} requests`);
  t.diagnostic(`${asked.length} requests`);
});

test('what lets people in or keeps them out is asked for a fresh proof', async (t) => {
  const sensitive = (await consoleRoutes(t)).filter(({ proof }) => proof === 'fresh');
  const expected = [
    ['GET', '/console/people/new'],
    ['GET', '/console/people/:id/second-factor/remove'],
    ['POST', '/console/people/:id/second-factor/remove'],
    ['POST', '/console/people/:id/password/ask'],
    ...['password/distrust', 'authenticators/:authenticator/remove', 'recovery'].flatMap((page) => [
      ['GET', `/console/people/:id/${page}`],
      ['POST', `/console/people/:id/${page}`],
    ]),
    ...['approve', 'cancel', 'send'].map((page) => ['POST', `/console/people/:id/recovery/${page}`]),
    ['POST', '/console/people'],
    ['GET', '/console/people/invite'],
    ['POST', '/console/people/invite'],
    ['POST', '/console/people/:id/invitation'],
    ['POST', '/console/people/:id/reactivate'],
    ['GET', '/console/mail/:id'],
    ['GET', '/console/messages/:id'],
    ['POST', '/console/messages/resume'],
    ['POST', '/console/security/metadata'],
    ['POST', '/console/security/policies/:scope/save'],
    ['POST', '/console/setup/rebranding'],
    ['POST', '/console/keys/reveal/:secret'],
    ['GET', `${CONNECTIONS}/new`],
    ['POST', CONNECTIONS],
    ...['settings', 'switch-on', 'switch-off', 'remove'].flatMap((page) => [
      ['GET', `${CONNECTIONS}/:id/${page}`],
      ['POST', `${CONNECTIONS}/:id/${page}`],
    ]),
    ['GET', `${CONNECTIONS}/:id/keys/new`],
    ['POST', `${CONNECTIONS}/:id/keys`],
    ['POST', `${CONNECTIONS}/:id/keys/rotations`],
    ['GET', `${CONNECTIONS}/:id/keys/:key/revoke`],
    ['POST', `${CONNECTIONS}/:id/keys/:key/state`],
    ['POST', `${CONNECTIONS}/debugger/digests`],
  ];
  const names = (list: readonly (readonly string[])[]) => list.map((pair) => pair.join(' ')).sort();
  assert.deepEqual(names(sensitive.map(({ method, url }) => [method, url])), names(expected));
});
