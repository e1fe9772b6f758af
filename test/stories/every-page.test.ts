import assert from 'node:assert/strict';
import { globalAgent } from 'node:http';
import { type TestContext, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { SIGN_IN } from '../../src/http/cookies.ts';
import { sealTestMail } from '../../src/mail/test-mail.ts';
import { beginFlow, type NewFlow } from '../../src/signin/flow/begin-flow.ts';
import { shippedPolicy } from '../../src/signin/policy/policy.ts';
import { appCode } from '../support/authenticator.ts';
import { launchBrowser } from '../support/chromium.ts';
import { CONNECTIONS, PASSWORD } from '../support/console-house.ts';
import { type FullHouse, openEmptyHouse, openFullHouse } from '../support/full-house.ts';
import { createClient } from '../support/http-client.ts';
import { lookAtPage, settings } from '../support/look-at-page.ts';
import { need } from '../support/needs.ts';
import { readMails } from '../support/read-mails.ts';
import { setPolicy } from '../support/set-policy.ts';
import { enterAs } from '../support/sign-in.ts';
import { typeSignIn } from '../support/type-sign-in.ts';
import type { KnownRoute } from '../support/watch-routes.ts';

type Who = 'stranger' | 'customer' | 'representative' | 'administrator';

/** What a browser can ask for that is never a page, and why. */
const notPages: Readonly<Record<string, string>> = {
  '/healthz': 'for programs',
  '/readyz': 'for programs',
  '/openapi.json': 'for programs',
  '/assets/:name': 'style sheets, scripts and images',
  '/.well-known/sallyport/:nonce': 'for ourselves',
  '/sign-in': 'leads on to the entrance that is right',
  '/.well-known/change-password': 'leads on to the page of a new password',
  '/sign-in/continue': 'leads on to the step that comes next',
  '/console/confirm': 'leads on to the first step of the question',
  '/account/confirm': 'leads on to the first step of the question',
  '/check': 'leads on to where a caller is checked',
  '/.well-known/passkey-endpoints': 'for password managers',
  '/account/passkeys/accepted': 'for a script of ours',
  '/account/data/download': 'a file to keep',
  '/find-portal': 'leads on to safe access',
  '/console/setup': 'leads on to its first page',
  '/console/setup/remote-authentication/:id/set-up': 'leads on to the step where one left off',
  '/console/setup/remote-authentication/:id/sdk/:file': 'a file to keep',
  '/console/setup/remote-authentication/sdk/:file': 'a file to keep',
  '/support/RemoteAuth/test': 'leads on to the company’s site',
};

/** What is a page only at the right moment: the walk must have come by. */
const moments = [
  '/',
  '/claim/:secret',
  '/mail-arrived',
  '/sign-in/new-password',
  '/sign-in/password',
  '/sign-in/totp',
  '/sign-in/recovery-code',
  '/sign-in/email-code',
  '/sign-in/passkey',
  '/sign-in/security-key',
  '/sign-in/hotp',
  '/sign-in/sms-code',
  '/sign-in/questions',
  '/sign-in/recover/new-password',
  '/sign-in/set-up/phone',
  '/sign-in/set-up/passkeys/new',
  '/sign-in/set-up/security-keys/new',
  '/sign-in/stopped',
  '/sign-in/set-up',
  '/sign-in/set-up/authenticator-app/set-up',
  '/account/authenticator-app/set-up',
  '/account/authenticators/:id/name',
  '/account/authenticators/:id/remove',
  '/account/code-generator',
  '/account/addresses/email',
  '/not-me/:secret',
  '/account/data/delete',
  '/account/recovery-code-used',
  '/support/RemoteAuth',
  '/support/RemoteAuth/finish/:id',
  '/support/RemoteAuth/tested/:id',
];

const isPage = ({ url, method }: KnownRoute): boolean =>
  method === 'GET' &&
  !/^\/(api|access)\//.test(url) &&
  !url.endsWith('/*') &&
  !(url in notPages) &&
  !moments.includes(url);

function visitorOf({ url, access }: KnownRoute): Who {
  if (url.startsWith('/portal')) return 'customer';
  if (url.startsWith('/workspace')) return 'representative';
  return access === 'administrator' || access === 'person' ? 'administrator' : 'stranger';
}

/** Somebody’s browser, one for the whole walk. */
async function enter(house: FullHouse, browser: Browser, who: Who, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  const { origin } = house;
  if (who === 'customer') await page.goto(house.linkOf('bo@acme.example'));
  if (who === 'representative') await page.goto(house.linkOf('rep@acme.example'));
  if (who !== 'administrator') return page;
  await enterAs(house.program.ctx, house.ours, 'root@acme.example', { context: page.context(), origin });
  await page.goto(`${origin}/console`);
  return page;
}

/** Sends a form that no page needs to show: what its answer looks like is what counts. */
async function post(page: Page, action: string, values: Readonly<Record<string, string>> = {}) {
  await Promise.all([page.waitForEvent('load'), page.evaluate(submit(action, values))]);
}

const submit = (action: string, values: object) => `(() => {
  const form = Object.assign(document.createElement('form'), { method: 'post', action: ${JSON.stringify(action)} });
  for (const [name, value] of Object.entries(${JSON.stringify(values)})) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  }
  document.body.append(form);
  form.submit();
})()`;

type Browsers = Readonly<Record<Who, Page>>;
type Inspect = (page: Page, name: string) => Promise<void>;

/** Every address that answers a page, as the one whom it is for. Answers how many, and which could not be walked. */
async function walkRoutes(house: FullHouse, browsers: Browsers, inspect: Inspect) {
  const faults: string[] = [];
  const pages = [...new Map(house.routes.filter(isPage).map((route) => [route.url, route])).values()];
  for (const route of pages) {
    const path = house.addressOf(route.url);
    if (path === undefined) {
      faults.push(`${route.url}: say in full-house.ts what its parameters stand for, or above why it is no page`);
      continue;
    }
    const page = browsers[visitorOf(route)];
    const origin = route.url.startsWith('/:portal/') ? house.publicOrigin : house.origin;
    const answer = await page.goto(origin + path);
    const seen = `${answer?.status()} ${answer?.headers()['content-type']} ${new URL(page.url()).pathname}`;
    if (seen === `200 text/html; charset=utf-8 ${path}`) await inspect(page, route.url);
    else faults.push(`${path} is ${seen}: no page, or one at the right moment only; say above which`);
  }
  return { pages: pages.length, faults };
}

/** Pages at addresses that answer others too: refused forms, empty rooms, what is gone, and the ends of journeys. */
async function walkJourneys(house: FullHouse, browsers: Browsers, inspect: Inspect) {
  const { origin, publicOrigin } = house;
  const go = async (page: Page, path: string) => {
    await page.goto(path.startsWith('/') ? origin + path : path);
    await inspect(page, path);
  };
  await letters(house, browsers, inspect);
  await strangersJourneys(house, browsers.stranger, inspect, go);
  await customersJourneys(house, browsers.customer, inspect, go);
  await administratorsJourneys(house, browsers.administrator, inspect, go);
  for (const path of ['/', '/sign-in-help', '/signed-out', '/nowhere'])
    await go(browsers.stranger, publicOrigin + path);
  await go(browsers.representative, '/workspace?view=mine');
  await post(browsers.representative, `${origin}/workspace/tickets/1/notes`, { text: 'ZEBRA' });
  await inspect(browsers.representative, 'a ticket with a note');
  await post(browsers.representative, `${origin}/workspace/tickets/1/replies`, { text: '' });
  await inspect(browsers.representative, 'an empty reply');
  await post(browsers.representative, `${origin}/workspace/tickets`, {});
  await inspect(browsers.representative, 'an empty ticket for a customer');
}

type Journey = (
  house: FullHouse,
  page: Page,
  inspect: Inspect,
  go: (page: Page, path: string) => Promise<void>,
) => Promise<void>;

/** Links of mails, of which only the last one written is looked at. */
async function letters(
  { origin, ours, program: { ctx } }: FullHouse,
  { administrator, stranger }: Browsers,
  inspect: Inspect,
) {
  const linkOf = async (path: string) => {
    const mails = (await readMails(ctx)).toReversed();
    const link = mails.map(({ body }) => new RegExp(`https?://\\S+${path}\\S*`).exec(body)?.[0]).find(Boolean);
    assert.ok(link, `no mail with a link to ${path}`);
    return link;
  };
  const colleague = {
    email: 'ana@acme.example',
    full_name: 'Ana Silva',
    kind: 'representative',
    role: 'Manager',
    profile: 'Light',
  };
  await post(administrator, `${origin}/console/people/invite`, colleague);
  await inspect(administrator, 'somebody who was invited');
  const invitation = await linkOf('/invitation/');
  await stranger.goto(invitation);
  await inspect(stranger, 'an invitation');
  await post(stranger, invitation, { password: 'short' });
  await inspect(stranger, 'an invitation, refused');
  const test = { organizationId: ours.organization.id, testId: '1', personId: '1', route: '1', writtenAt: ctx.now() };
  await stranger.goto(`${origin}/mail-arrived?mail=${sealTestMail(ctx, test)}`);
  await inspect(stranger, 'a test mail that arrived');
}

/** A flow that has come so far, in this browser. */
async function standAt({ ours, origin, program: { ctx } }: FullHouse, page: Page, so: Partial<NewFlow>) {
  const person = (await ours.people()).find(({ email }) => email === (so.identifier ?? 'rep@acme.example'));
  assert.ok(person);
  const who = { organizationId: ours.organization.id, personId: person.id, identifier: person.email } as const;
  const begun = { kind: 'sign_in', way: 'regular', sessionId: null, evidence: [], returnTo: null } as const;
  const wish = { aal: 0, maxAge: null } as const;
  const secret = await ctx.unitOfWork(({ db }) => beginFlow({ db, now: ctx.now }, { ...who, ...begun, wish, ...so }));
  const { hostname } = new URL(origin);
  const kept = { name: SIGN_IN, value: secret, domain: hostname, path: '/', secure: true, httpOnly: true };
  await page.context().addCookies([{ ...kept, sameSite: 'Lax' }]);
}

/** A key that asks for a touch alone. */
const softKey = { at: Date.now(), authenticatorId: '', isUserVerified: false, isBackupEligible: true } as const;
const touch = { ...softKey, isHardware: false, isBiometric: false } as const;

/** Steps that nobody of the house comes by: before the first proof a policy shows the same to everybody. */
async function stepsOfFactors(house: FullHouse, page: Page, go: (page: Page, path: string) => Promise<void>) {
  const { ctx } = house.program;
  const { id } = house.ours.organization;
  const wide = [...shippedPolicy.factors, 'hotp', 'sms_code', 'email_code'] as const;
  const usual = { factors: [...shippedPolicy.factors, 'sms_code'], smsCountries: ['AT'] } as const;
  await setPolicy(ctx, id, { ...usual, factors: wide, personalQuestions: 'with_possession' });
  await standAt(house, page, {});
  for (const path of ['passkey', 'security-key', 'hotp', 'sms-code', 'email-code']) await go(page, `/sign-in/${path}`);
  const at = ctx.now();
  await setPolicy(ctx, id, { ...usual, personalQuestions: 'recovery' });
  const evidence = ['email_code' as const, 'totp' as const].map((factor) => ({ factor, at }));
  await standAt(house, page, { kind: 'recovery', identifier: 'root@acme.example', evidence });
  await go(page, '/sign-in/questions');
  await standAt(house, page, { kind: 'recovery', evidence });
  await go(page, '/sign-in/recover/new-password');
}

const strangersJourneys: Journey = async (house, page, inspect, go) => {
  const { origin, linkOf } = house;
  for (const path of ['/nowhere', '/signed-out', '/sign-in-help']) await go(page, path);
  for (const path of ['/mail-arrived?done=1', '/mail-arrived', '/invitation/gone']) await go(page, path);
  await page.goto(`${origin}/login`);
  await page.locator('[name=identifier]').fill('nobody@acme.example');
  await page.locator('main form .button.primary').click();
  await inspect(page, '/sign-in/password');
  await page.goto(`${origin}/login`);
  await typeSignIn(page, 'root@acme.example', 'wrong');
  await inspect(page, 'a wrong password');
  await post(page, `${origin}/sign-in/totp`, { code: '000000' });
  await inspect(page, 'a step that was not asked for');
  await page.goto(`${origin}/login`);
  await typeSignIn(page, 'root@acme.example', PASSWORD);
  await inspect(page, '/sign-in/set-up');
  for (const path of ['phone', 'passkeys/new', 'security-keys/new']) await go(page, `/sign-in/set-up/${path}`);
  await post(page, `${origin}/sign-in/set-up/authenticator-app`);
  await inspect(page, '/sign-in/set-up/authenticator-app/set-up');
  await page.goto(`${origin}/login`);
  await typeSignIn(page, 'rep@acme.example', PASSWORD);
  await inspect(page, '/sign-in/totp');
  await go(page, '/sign-in/recovery-code');
  await post(page, `${origin}/sign-in/totp`, { code: '000000' });
  await inspect(page, 'a wrong code');
  await page.goto(`${origin}/login`);
  await typeSignIn(page, 'jane@acme.example', PASSWORD);
  await inspect(page, 'a password that others may know');
  await post(page, `${origin}/sign-in/new-password`, { password: PASSWORD });
  await inspect(page, 'the same password again');
  const keys = [{ factor: 'passkey', ...touch } as const, { factor: 'security_key', ...touch } as const];
  const password = { factor: 'password', at: Date.now() } as const;
  await standAt(house, page, { evidence: [password, ...keys], wish: { aal: 3, maxAge: null } });
  await go(page, '/sign-in/stopped');
  await stepsOfFactors(house, page, go);
  await go(page, linkOf('jane@acme.example').replace('jane', 'june'));
};

const customersJourneys: Journey = async ({ origin, linkOf }, page, inspect, go) => {
  await go(page, '/account/confirm-address');
  await post(page, `${origin}/account/confirm-address/code`, {});
  await inspect(page, 'the question for the code of a mail');
  await post(page, `${origin}/account/confirm-address`, { code: '1' });
  await inspect(page, 'a wrong code of a mail');
  await post(page, `${origin}/portal/tickets`, { subject: '', text: '' });
  await inspect(page, 'a ticket that says nothing');
  for (const path of ['/portal/tickets?view=solved', '/portal/nowhere', '/account']) await go(page, path);
  await page.goto(linkOf('jane@acme.example'));
  await inspect(page, 'the question whether to go on as somebody else');
};

/** Forms that are refused, by the page they are on, and what is typed. */
const refusedForms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/console/setup/organization': { title: ' ' },
  '/console/setup/rebranding': { accent: 'red', aliases: 'not a host!' },
  '/console/people/new': { email: 'x' },
  [`${CONNECTIONS}/new`]: { login_url: 'x', ip_ranges: 'y' },
};

const administratorsJourneys: Journey = async (house, page, inspect, go) => {
  const { origin, ours, site, draft } = house;
  for (const path of [
    '/console/people?q=nobody',
    '/console/activity?type=token.',
    `${CONNECTIONS}/attempts?result=refused`,
    `${CONNECTIONS}/${draft}`,
    `${CONNECTIONS}/${draft}/settings`,
    `${CONNECTIONS}/${draft}/code`,
    `${CONNECTIONS}/${draft}/code?site=404`,
    `${CONNECTIONS}/${draft}/code?site=unknown_name`,
    `${CONNECTIONS}/${draft}/test`,
    `${CONNECTIONS}/${draft}/switch-on`,
    '/console/keys/reveal/gone',
  ]) {
    await go(page, path);
  }
  for (const [path, values] of Object.entries(refusedForms)) {
    await page.goto(origin + path);
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    for (const [name, value] of Object.entries(values)) await page.locator(`[name=${name}]`).fill(value);
    await page.locator('main form .button.primary').last().click();
    assert.match(await page.title(), /^Error: /, path);
    await inspect(page, `${path}, refused`);
  }
  for (const [key, name] of [
    [ours.key, 'a test that succeeds'],
    ['another key', 'a test that fails'],
  ] as const) {
    site.signWith(key);
    await page.goto(`${origin}${CONNECTIONS}/${ours.connection.id}`);
    await post(page, `${origin}${CONNECTIONS}/${ours.connection.id}/test`);
    assert.match(page.url(), /\/support\/RemoteAuth/, name);
    await inspect(page, name);
  }
  await secondFactorJourney(house, page, inspect, go);
};

const secondFactorJourney: Journey = async ({ origin, ours, program: { ctx } }, page, inspect, go) => {
  const app = '/account/authenticator-app';
  await page.goto(`${origin}/account`);
  await post(page, origin + app);
  await inspect(page, 'an authenticator app to set up');
  await post(page, `${origin}${app}/set-up`, { code: '000000' });
  await inspect(page, 'the wrong code of a new app');
  const secret = (await page.locator('#secret').textContent()) ?? '';
  await post(page, `${origin}${app}/set-up`, { code: appCode(secret.replaceAll(' ', ''), Date.now()) });
  await inspect(page, 'recovery codes');
  await post(page, `${origin}/account/phone`, { number: '0900 1' });
  await inspect(page, 'what is no phone number');
  await post(page, `${origin}/account/phone`, { number: '0664 7654321' });
  await inspect(page, 'the question for the first code of a phone');
  await post(page, `${origin}/account/phone/confirm`, { code: '1' });
  await inspect(page, 'a wrong first code of a phone');
  await go(page, '/account');
  const removal = await page.locator('main a[href$="/remove"]').first().getAttribute('href');
  assert.ok(removal);
  for (const path of [removal.replace('/remove', '/name'), '/account/recovery-code-used']) await go(page, path);
  await page.goto(origin + removal);
  await inspect(page, 'the last second factor of an administrator');
  await setPolicy(ctx, ours.organization.id, { factors: ['password', 'totp', 'hotp', 'sms_code', 'recovery_code'] });
  await ctx.unitOfWork(({ db }) => db.updateTable('person').set({ managed_at: null }).execute());
  await go(page, '/account/addresses/email');
  await post(page, `${origin}/account/addresses/email`, { email: 'x' });
  await inspect(page, 'an address that is none');
  await post(page, `${origin}/account/addresses/notices`, { email: 'second@acme.example' });
  await inspect(page, 'the code of another address');
  const told = await ctx.db.selectFrom('mail').select('body').orderBy('id', 'desc').execute();
  const link = told.map(({ body }) => /http\S+\/not-me\/\S+/.exec(body)?.[0]).find(Boolean);
  assert.ok(link);
  await go(page, link);
  await go(page, link.slice(0, -3));
  await ctx.unitOfWork(async ({ db }) => {
    const { id } = await db
      .selectFrom('profile')
      .select('id')
      .where('permissions', '=', '["*"]')
      .executeTakeFirstOrThrow();
    await db.updateTable('person').set({ profile_id: id }).where('kind', '=', 'representative').execute();
  });
  await go(page, '/account/data/delete');
  await post(page, `${origin}/account/data/delete`, { email: 'x' });
  await inspect(page, 'an account that is not deleted');
  await go(page, '/account/code-generator');
  await post(page, `${origin}/account/code-generator`, { secret: 'x', code: '1', next_code: '2' });
  await inspect(page, 'a code generator that is refused');
};

/** Everything there is to see, in the order in which it comes to be. */
async function walk(t: TestContext, house: FullHouse, browsers: Browsers, inspect: Inspect) {
  const seen = new Set<string>();
  let pages = 0;
  const note: Inspect = async (page, name) => {
    seen.add(new URL(page.url()).pathname);
    pages += 1;
    await inspect(page, name);
  };
  for (const path of ['/portal/', '/portal/tickets', '/workspace']) {
    const page = browsers[path === '/workspace' ? 'representative' : 'customer'];
    await page.goto(house.origin + path);
    await note(page, `${path}, nothing there yet`);
  }
  const subject = `The invoice of April ${'and of others '.repeat(9)}`;
  await post(browsers.customer, `${house.origin}/portal/tickets`, { subject, text: 'فاتورة\nThe line of the crane.' });
  const routes = await walkRoutes(house, browsers, note);
  await walkJourneys(house, browsers, note);
  await walkEmptyHouse(t, browsers.stranger, note);
  const missed = moments.filter((url) => ![...seen].some((path) => isAt(url, path)));
  const faults = [...routes.faults, ...missed.map((url) => `${url}: nobody came by`)];
  return { pages, routes: routes.pages, faults };
}

test('every page passes axe in light, dark and right to left, and fits a phone', { timeout: 600_000 }, async (t) => {
  if (need(t, 'chromium') === undefined) return;
  const began = Date.now();
  const browser = await launchBrowser();
  t.after(() => browser.close());
  const faults: string[] = [];
  let elements = 0;
  const house = await openFullHouse(t);
  const browsers = await browsersOf(house, browser);
  for (const page of Object.values(browsers)) {
    page.on('pageerror', (fault) => faults.push(`${page.url()}: ${fault.message}`));
  }
  const walked = await walk(t, house, browsers, async (page, name) => {
    const looked = await lookAtPage(page, name);
    elements += looked.elements;
    faults.push(...looked.complaints);
  });
  assert.deepEqual([...faults, ...walked.faults], []);
  const { pages, routes } = walked;
  assert.ok(routes >= 40 && pages >= 80, `${routes} addresses, ${pages} pages`);
  assert.ok(elements > pages * 60, `${elements} elements`);
  const seconds = Math.round((Date.now() - began) / 1000);
  t.diagnostic(
    `${pages} pages at ${routes} addresses × ${settings.length} settings, ${elements} elements, ${seconds} s`,
  );
});

test('without scripts no page has a dead control, and every form is understood', { timeout: 600_000 }, async (t) => {
  if (need(t, 'chromium') === undefined) return;
  const browser = await launchBrowser();
  t.after(() => browser.close());
  const house = await openFullHouse(t);
  const browsers = await browsersOf(house, browser, { javaScriptEnabled: false });
  const faults: string[] = [];
  const forms = new Map<string, SeenForm>();
  const walked = await walk(t, house, browsers, async (page, name) => {
    faults.push(...(await page.evaluate<string[]>(deadControls)).map((html) => `${name}: ${html}`));
    for (const form of await page.evaluate<PlainForm[]>(plainForms)) {
      const who = page;
      forms.set(`${form.method} ${form.action} ${Object.keys(form.values)}`, { ...form, who, name });
    }
  });
  const known = house.routes;
  for (const form of [...forms.values()].sort(signOutLast)) {
    const status = await sendForm(form);
    const isKnown = known.some(({ url, method }) => method === form.method && isAt(url, new URL(form.action).pathname));
    const isFault = status >= 500 || [400, 401, 405, 413, 415].includes(status) || (status === 404 && !isKnown);
    if (isFault) faults.push(`${form.name}: ${form.method} ${form.action} ${JSON.stringify(form.values)} is ${status}`);
  }
  assert.deepEqual([...faults, ...walked.faults], []);
  assert.ok(forms.size >= 60, `${forms.size} forms`);
  t.diagnostic(`${walked.pages} pages without scripts, ${forms.size} forms sent`);
});

interface PlainForm {
  readonly method: string;
  readonly action: string;
  readonly values: Readonly<Record<string, string>>;
}

interface SeenForm extends PlainForm {
  readonly who: Page;
  readonly name: string;
}

const signOutLast = (a: SeenForm, b: SeenForm): number =>
  Number(a.action.endsWith('/sign-out')) - Number(b.action.endsWith('/sign-out'));

/** As the browser of whoever saw it would send it as it stands. */
async function sendForm({ who, method, action, values }: SeenForm): Promise<number> {
  const { origin, port } = new URL(action);
  const cookies = await who.context().cookies(action);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const client = createClient({ port: Number(port), agent: globalAgent }, { kind: 'program' });
  const query = new URLSearchParams(values).toString();
  if (method === 'GET') return (await client.get(`${action.replace(/\?.*/, '')}?${query}`, { cookie })).status;
  return (await client.post(action, values, { cookie, origin })).status;
}

/** What can be seen and pressed, and does nothing where no scripts run. */
const deadControls = `(() => {
  const isSeen = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  const buttons = [...document.querySelectorAll('button[type=button]:not([popovertarget])')];
  const links = [...document.querySelectorAll('a:not([href]), a[href="#"], a[href^="javascript:"], [onclick]')];
  const forms = [...document.querySelectorAll('form')].filter((form) => {
    const only = [...form.elements].filter(({ type }) => ['text', 'search', 'email'].includes(type));
    return !form.querySelector('button:not([type=button])') && only.length !== 1; // Enter sends a form of one field
  });
  return [...buttons, ...links, ...forms].filter(isSeen).map((element) => element.outerHTML.slice(0, 200));
})()`;

const plainForms = `[...document.forms].map((form) => {
  const button = form.querySelector('button[name]');
  const values = Object.fromEntries(new FormData(form, button));
  const method = (form.getAttribute('method') ?? 'get').toUpperCase(); // a field may have that name
  return { method, action: form.action, values };
})`;

async function browsersOf(house: FullHouse, browser: Browser, options?: BrowserContextOptions): Promise<Browsers> {
  return {
    stranger: await enter(house, browser, 'stranger', options),
    customer: await enter(house, browser, 'customer', options),
    representative: await enter(house, browser, 'representative', options),
    administrator: await enter(house, browser, 'administrator', options),
  };
}

const isAt = (route: string, path: string): boolean => new RegExp(`^${route.replace(/:[a-z]+/g, '[^/]+')}$`).test(path);

/** The pages of a server that nobody has claimed. */
async function walkEmptyHouse(t: TestContext, page: Page, inspect: Inspect) {
  const { publicOrigin, claim } = await openEmptyHouse(t);
  for (const address of [publicOrigin, claim, `${publicOrigin}/claim/gone`]) {
    await page.goto(address);
    await inspect(page, address);
  }
  await page.goto(claim);
  await post(page, claim, { title: ' ', name: '', fullName: '', email: '', password: '' });
  await inspect(page, 'a claim that is refused');
}
