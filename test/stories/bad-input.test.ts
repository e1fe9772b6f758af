import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createToken } from '../../src/access/create-token.ts';
import { apiPermissions, isApiPermission } from '../../src/http/api-permission.ts';
import { acme, decoy } from '../support/example-organizations.ts';
import { mutateRequest } from '../support/mutate-request.ts';
import { need } from '../support/needs.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { type RawAnswer, type RawRequest, sendRaw } from '../support/raw-http.ts';
import { type SeededRandom, seededRandom } from '../support/seeded-random.ts';
import type { Settled } from '../support/settle-organization.ts';
import { signInAs } from '../support/sign-in.ts';
import { signedLink, signedQuery } from '../support/sign-link.ts';
import { openWorld, type World } from '../support/world.ts';

const REQUESTS = 10_000;
const AT_ONCE = 16;

for (const database of ['sqlite', 'postgres'] as const) {
  test(`10,000 mutated requests over ${database} get documented answers, and the server is as it was`, async (t) => {
    if (database === 'postgres' && need(t, 'postgres') === undefined) return;
    const world = await openWorldOver(t, database);
    const [ours, theirs] = [await world.settle(acme), await world.settle(decoy)];
    const random = seededRandom();
    t.diagnostic(`SEED=${random.seed}`);

    const sources = await honestRequests(world, ours, random);
    const counts = new Map<string, number>();
    const strange: string[] = [];
    let sent = 0;
    const work = async () => {
      while (sent < REQUESTS) {
        sent += 1;
        const request = mutateRequest(random.pick(sources)(), random);
        const answer = await sendRaw(world.port, request);
        const name = nameOf(request, answer);
        if (name === undefined) strange.push(JSON.stringify({ request, answer }, (_name, value) => shorten(value)));
        else counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    for (const [name, count] of [...counts].sort()) t.diagnostic(`${count} × ${name}`);

    assert.deepEqual(strange.slice(0, 10), [], `${strange.length} answers are not documented`);

    const visitor = world.client();
    const link = { operation: 'signin', email: 'jane@acme.example', ts: Date.now() - 1 };
    const answer = await visitor.enter(signedLink(ours.origin, ours.key, link));
    assert.equal(answer.location, `${ours.origin}/portal/`, 'an honest link still works');
    await theirs.assertUntouched();
  });
}

async function openWorldOver(t: TestContext, database: 'sqlite' | 'postgres'): Promise<World> {
  if (database === 'sqlite') return openWorld(t);
  const { url, drop } = await createTestDatabase();
  const world = await openWorld(t, { databaseUrl: url });
  t.after(drop);
  return world;
}

const noise = [
  'Ann',
  'a\0b',
  'new\u0000@acme.example',
  '💩',
  'ﷺ'.repeat(90),
  '\u202e',
  '<b>',
  ' ',
  '',
  'x'.repeat(300),
  "'; --",
] as const;

/** What visitors, sites and programs send every day, and well signed links about odd people. */
async function honestRequests(world: World, ours: Settled, random: SeededRandom) {
  const { organization, key, origin } = ours;
  const { ctx } = world.program;
  const permissions = Object.keys(apiPermissions).filter(isApiPermission);
  const wish = { organizationId: organization.id, name: 'everything', permissions, actor: 'test' };
  const token = await ctx.unitOfWork((tx) => createToken({ ...tx, now: ctx.now }, wish));
  const begun = await world
    .client()
    .get(signedLink(origin, key, { operation: 'signin', email: 'jane@acme.example', ts: Date.now() }));
  const finish = new URL(begun.location ?? '').pathname;
  const cookie = [begun.headers['set-cookie']]
    .flat()
    .map((line) => line?.split(';')[0])
    .join('; ');

  const cookieOf = async (email: string) => (await signInAs(world, ours, email)).jar.header(new URL(origin));
  const [customer, administrator] = [await cookieOf('jane@acme.example'), await cookieOf('root@acme.example')];

  const halfWay = `__Host-sign-in=${'A'.repeat(43)}`;

  const ask = (method: string, target: string, more: Readonly<Record<string, string>> = {}, body = ''): RawRequest => {
    const shipped = { host: 'support.acme.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.15' };
    return { method, target, version: 'HTTP/1.1', headers: Object.entries({ ...shipped, ...more }), body };
  };
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin };
  const json = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const people = '/api/v1/organizations/acme/people';
  const website = '/api/v1/organizations/acme/connections/website';
  const signIn = () => signedQuery(key, { operation: 'signin', email: 'jane@acme.example', ts: Date.now() });
  const signUp = (email: string, fullname: string) =>
    signedQuery(key, {
      operation: 'signup',
      email,
      loginname: `user.${random.below(1e9)}`,
      fullname,
      utype: 'portal',
      ts: Date.now(),
    });
  const newcomer = () => signUp(`user${random.below(1e9)}@acme.example`, 'New User');
  const oddSignIn = () => signedQuery(key, { operation: 'signin', email: random.pick(noise), ts: Date.now() });
  const sources: readonly [() => RawRequest, ...(() => RawRequest)[]] = [
    () => ask('GET', `/support/RemoteAuth?${signIn()}`),
    () => ask('POST', '/support/RemoteAuth', form, signIn()),
    () => ask('GET', `/support/RemoteAuth?${newcomer()}`),
    () => ask('GET', `/support/RemoteAuth?${newcomer()}&redirect=0`),
    () => ask('GET', `/support/RemoteAuth?${oddSignIn()}`),
    () => ask('POST', '/support/RemoteAuth', form, signUp(random.pick(noise), random.pick(noise))),
    () => ask('GET', finish, { cookie }),
    () => ask('POST', finish, { ...form, cookie }, 'answer=continue'),
    () => ask('GET', '/support/RemoteAuth/tested/att_01'),
    () => ask('GET', '/login?return_to=/portal/'),
    () => ask('POST', '/safe-access', form, 'identifier=jane.doe&password=wrong'),
    () => ask('GET', '/sign-in/recovery-code?problem=not_sent', { cookie: halfWay }),
    () => ask('POST', '/login', form, 'identifier=jane.doe'),
    () => ask('POST', '/sign-in/totp', { ...form, cookie: halfWay }, 'code=123456'),
    () => ask('GET', '/account?done=removed', { cookie: customer }),
    () => ask('POST', '/account/authenticator-app/set-up', { ...form, cookie: customer }, 'code=123456'),
    () => ask('POST', '/sign-out', { ...form, cookie }),
    () => ask('GET', '/portal/tickets?view=open&after=1', { cookie: customer }),
    () => ask('POST', '/portal/tickets', { ...form, cookie: customer }, 'subject=Help&text=Please&form_key=a'),
    () => ask('POST', '/portal/tickets/1/replies', { ...form, cookie: customer }, 'text=More&form_key=b'),
    () => ask('GET', '/workspace?view=all&after=1', { cookie: administrator }),
    () => ask('GET', '/console/people?search=jane&after=per_01', { cookie: administrator }),
    () =>
      ask('POST', '/console/people', { ...form, cookie: administrator }, 'email=a@b.example&full_name=A&kind=customer'),
    () =>
      ask('GET', '/console/setup/remote-authentication/attempts?reference=RA-1&after=att_01', {
        cookie: administrator,
      }),
    () =>
      ask('GET', '/console/activity?type=session.&actor=per_01&about=jane&before=evt_01', { cookie: administrator }),
    () => ask('GET', `${people}?email=jane@acme.example&limit=10`, json),
    () => ask('PATCH', website, json, '{"options":{"raw_plus":false}}'),
    () =>
      ask(
        'POST',
        '/api/v1/requesters',
        json,
        `{"organization":"${organization.id}","email":"new@acme.example","full_name":"New"}`,
      ),
    () => ask('GET', '/', { host: 'sallyport.example' }),
    () =>
      ask(
        'POST',
        '/claim/made-up',
        { ...form, host: 'sallyport.example', origin: 'https://sallyport.example' },
        'title=a&name=b&fullName=c&email=d&password=e',
      ),
  ];
  return sources;
}

const STACK = /\n\s+at .+:\d+|node:internal|[a-z]Error\b|\.(js|ts|tsx):\d+/;

/** Undefined when it is none that we document; no fault of ours is, and nothing that shows our code. */
function nameOf(request: RawRequest, answer: RawAnswer | undefined): string | undefined {
  const isCoded = request.headers.some(([name]) => name === 'transfer-encoding');
  if (!answer) return isCoded ? 'not HTTP: a body without its end, closed' : undefined;
  if (answer.status >= 500 || STACK.test(answer.body)) return undefined;
  const isLink = /^\/support\/RemoteAuth(\?|$)/.test(request.target) && /^(GET|HEAD|POST)$/.test(request.method);
  return [...ofHttp, ...(isLink ? ofLinks : ofRooms)].find(([, fits]) => fits(answer, request))?.[0];
}

const shorten = (value: unknown) =>
  typeof value === 'string' && value.length > 300 ? `${value.slice(0, 300)}…` : value;

type Documented = readonly [name: string, fits: (answer: RawAnswer, request: RawRequest) => boolean];

const typeOf = ({ headers }: RawAnswer): string => headers['content-type']?.split(';')[0] ?? '';
const isPage = (answer: RawAnswer, heading: RegExp): boolean =>
  typeOf(answer) === 'text/html' && heading.test(answer.body);
const isProblem = (answer: RawAnswer, code: string): boolean =>
  typeOf(answer) === 'application/problem+json' && answer.body.includes(`"urn:sallyport:problem:${code}"`);

/** What is no HTTP request is refused before any route (RFC 9112; RFC 6585 section 5; RFC 9110 section 10.1.1). */
const ofHttp: readonly Documented[] = [
  ['not HTTP: 400', ({ status, body }) => status === 400 && /^(0\r\n\r\n)?$|"Client Error"/.test(body)],
  ['not HTTP: 431', ({ status, body }) => status === 431 && /^$|"message":"/.test(body)],
  ['not HTTP: 417', ({ status }) => status === 417],
  ['no host name: 400', (answer) => answer.status === 400 && isProblem(answer, 'bad-host')],
];

const refusals = [
  'Unauthorized Access',
  'Invalid Username',
  'LoginName already exists',
  'No Such User or User Deactivated',
  'Operation not supported',
  'Request Delayed',
].map((cause) => JSON.stringify({ result: 'failure', cause }));
const answers = ['{"result":"success","info":"User Added"}', ...refusals];

const isAnswered = ({ status, headers }: RawAnswer): boolean =>
  status === 200 && /^RA-/.test(headers['x-sallyport-ref'] ?? '');
const leadsTo = ({ status, headers }: RawAnswer, place: RegExp): boolean =>
  (status === 302 || status === 303) && place.test(headers['location'] ?? '');

/** The historic answers, and their page for people. */
const ofLinks: readonly Documented[] = [
  ['link: to the finish', (answer) => leadsTo(answer, /^\/support\/RemoteAuth\/finish\/adm_[0-9a-z]+$/)],
  ['link: to the sign-in page', (answer) => leadsTo(answer, /^\/login$/)],
  ['link: head only', (answer, { method }) => isAnswered(answer) && method === 'HEAD' && answer.body === ''],
  ['link: page', (answer) => isAnswered(answer) && isPage(answer, /<h1[^>]*>We could not sign you in/)],
  ...answers.map((text): Documented => [`link: ${text}`, (answer) => isAnswered(answer) && answer.body === text]),
];

/** Everywhere else: pages, problems, data for programs, and redirects to ourselves or to the company's site. */
const ofRooms: readonly Documented[] = [
  ['room: to another', (answer) => leadsTo(answer, /^\/(?!\/)/)],
  ['room: to the site of the company', (answer) => leadsTo(answer, /^https:\/\/www\.acme\.example\/helpdesk\//)],
  ...[200, 400, 401, 403, 404, 409, 410, 413, 415, 422, 429].map(
    (status): Documented => [`room: page ${status}`, (answer) => answer.status === status && isPage(answer, /<h1/)],
  ),
  ...[400, 401, 403, 404, 409, 413, 415, 422].map((status): Documented => {
    return [
      `room: problem ${status}`,
      (answer) => answer.status === status && typeOf(answer) === 'application/problem+json',
    ];
  }),
  ['room: data', (answer) => [200, 201].includes(answer.status) && typeOf(answer) === 'application/json'],
  ['room: head only', ({ status, body }, { method }) => status < 500 && method === 'HEAD' && body === ''],
  ['room: no such asset', ({ status, body }, { target }) => status === 404 && body === '' && /assets/.test(target)],
];
