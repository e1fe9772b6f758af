import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import axe from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { AppContext } from '../../src/http/app-context.ts';
import { consoleRoutes } from '../../src/http/console/console-routes.ts';
import { createApp } from '../../src/http/create-app.ts';
import { queueMail } from '../../src/mail/queue-mail.ts';
import { createServer, openProgram } from '../../src/main.ts';
import { addKey } from '../../src/remote/keys.ts';
import { pageAttempts } from '../../src/remote/page-attempts.ts';
import { readKeys } from '../../src/remote/read-connections.ts';
import { offerReveal } from '../../src/remote/reveal-key.ts';
import { createConnection } from '../../src/remote/save-connection.ts';
import { launchBrowser } from '../support/chromium.ts';
import { CONNECTIONS, PASSWORD, setPasswordOf } from '../support/console-house.ts';
import { acme, decoy } from '../support/example-organizations.ts';
import { freePort } from '../support/free-port.ts';
import { need } from '../support/needs.ts';
import { type Settled, settleOrganization } from '../support/settle-organization.ts';
import { signedLink } from '../support/sign-link.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { testParts } from '../support/world.ts';

interface Stage {
  readonly origin: string;
  readonly browser: Browser;
  /** The console’s pages: those that its routes answer, then those of a form that was refused. */
  readonly paths: readonly string[];
}

/** A portal with something in every room. */
async function openStage(t: TestContext): Promise<Stage | undefined> {
  if (need(t, 'chromium') === undefined) return undefined;
  const port = await freePort();
  const origin = `http://acme.localhost:${port}`;
  const program = await openProgram({
    ...testParts(temporaryFolder(t)),
    publicUrl: new URL(`http://localhost:${port}`),
  });
  const { ctx } = program;
  const ours = await settleOrganization(ctx, { ...acme, supportDomain: 'acme.localhost' });
  await settleOrganization(ctx, decoy);
  const app = createServer(program);
  await app.listen({ host: '127.0.0.1', port });
  const browser = await launchBrowser();
  t.after(async () => {
    await browser.close();
    await app.close();
    await program.close();
  });
  await setPasswordOf(ctx, ours, 'root@acme.example');
  const values = await furnish(ctx, ours, port);
  const paths = (await pathsOfConsole(ctx)).map((url) => url.replace(/:([a-z]+)/g, (name) => values(url, name)));
  return { origin, browser, paths: [...paths, ...values.more] };
}

/** Puts something into every room, and answers what the parameters of each address stand for. */
async function furnish(ctx: AppContext, ours: Settled, port: number) {
  const { organization, connection } = ours;
  const actor = (await ours.people()).find(({ email }) => email === 'root@acme.example')?.id ?? '';
  const site = { loginUrl: 'https://shop.acme.example/login', logoutUrl: 'https://shop.acme.example/logout' };
  const made = await ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
    const draft = await createConnection(
      tx,
      { organizationId: organization.id, dialect: 'classic', name: 'shop', ...site },
      actor,
    );
    const key = await addKey(tx, connection, { state: 'next' }, actor);
    const letter = {
      organizationId: organization.id,
      recipient: 'jane@acme.example',
      subject: 'Your code',
      body: 'Your code is 123456',
    };
    assert.ok(key.ok);
    return { draft, mail: await queueMail(tx, letter), reveal: await offerReveal(tx, key.value.key, actor) };
  });
  for (const key of [ours.key, 'another key altogether']) {
    const claims = { operation: 'signin', email: 'jane@acme.example', ts: ctx.now() };
    const url = new URL(signedLink(`http://127.0.0.1:${port}`, key, claims));
    const headers = { 'x-forwarded-host': `acme.localhost:${port}`, 'x-forwarded-for': '192.0.2.7' };
    await fetch(url, { headers, redirect: 'manual' });
  }
  const [attempt] = (await pageAttempts(ctx, organization.id, { limit: 1 })).attempts;
  const [key] = await readKeys(ctx, connection);
  const ids = { people: actor, mail: made.mail, 'remote-authentication': connection.id };
  const named: Readonly<Record<string, string | undefined>> = {
    ':key': key?.id,
    ':reference': attempt?.reference,
    ':secret': made.reveal,
  };
  const value = (url: string, name: string): string =>
    named[name] ?? Object.entries(ids).find(([room]) => url.includes(`/${room}/`))?.[1] ?? '';
  const draft = `${CONNECTIONS}/${made.draft.id}`;
  const more = [
    draft,
    `${draft}/settings`,
    `${draft}/code`,
    `${draft}/code?site=404`,
    `${draft}/code?site=unknown_name`,
    `${draft}/test`,
    `${draft}/switch-on`,
    '/console/people?q=nobody',
    '/console/activity?type=token.',
    `${CONNECTIONS}/attempts?result=refused`,
    '/console/keys/reveal/gone',
  ];
  return Object.assign(value, { more });
}

/** Every address that the console answers with a page. */
async function pathsOfConsole(ctx: AppContext): Promise<readonly string[]> {
  const app = createApp(ctx, false);
  const urls: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    if (method === 'GET' && url.startsWith('/console') && !url.includes('/sdk/')) urls.push(url);
  });
  for (const add of consoleRoutes) add(app, ctx);
  await app.ready();
  await app.close();
  return urls;
}

async function signIn(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/safe-access`);
  await page.getByLabel('Email address or login name').fill('root@acme.example');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${origin}/console`);
  return page;
}

/** Runs axe over the page as it is: what it complains of, and how much it looked at. */
async function look(page: Page) {
  await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true })');
  await page.evaluate(axe.source);
  const { violations, passes } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  const complaints = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  const sideways = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return { complaints, sideways, elements: new Set(passes.flatMap(({ nodes }) => nodes.map(({ html }) => html))).size };
}

/** Forms that are refused, by the page they are on: what is typed, and the button. */
const refusals = [
  { path: '/console/setup/organization', type: { title: ' ' }, button: 'Save' },
  { path: '/console/setup/rebranding', type: { accent: 'red', aliases: 'not a host!' }, button: 'Save' },
  { path: `${CONNECTIONS}/new`, type: { login_url: 'x', ip_ranges: 'y' }, button: 'Save and show the key' },
  { path: '/console/people/new', type: { email: 'x' }, button: 'Add the person' },
  { path: '/console/confirm', type: { confirm_password: 'wrong' }, button: 'Confirm' },
] as const;

const desktop = { width: 1280, height: 800 };
const settings: Readonly<Record<string, BrowserContextOptions>> = {
  light: { viewport: desktop },
  dark: { viewport: desktop, colorScheme: 'dark' },
  'on a phone': { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

test('every page of the console passes axe in light, in dark and on a phone, and none scrolls sideways', async (t) => {
  const stage = await openStage(t);
  if (!stage) return;
  const { origin, browser, paths } = stage;
  for (const [setting, options] of Object.entries(settings)) {
    const page = await signIn(await browser.newContext(options), origin);
    const faults: string[] = [];
    page.on('pageerror', (fault) => faults.push(fault.message));
    let [pages, elements] = [0, 0];
    const inspect = async (name: string) => {
      const seen = await look(page);
      assert.deepEqual(seen.complaints, [], `${setting}: ${name}`);
      assert.equal(seen.sideways, 0, `${setting}: ${name} scrolls sideways`);
      pages += 1;
      elements += seen.elements;
    };
    for (const path of paths) {
      const answer = await page.goto(origin + path);
      assert.equal(answer?.status(), 200, path);
      await inspect(path);
    }
    for (const { path, type, button } of refusals) {
      await page.goto(origin + path);
      await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true })');
      for (const [field, value] of Object.entries(type)) await page.locator(`[name=${field}]`).fill(value);
      await page.getByRole('main').getByRole('button', { name: button }).click();
      assert.match(await page.title(), /^Error: /, path);
      await inspect(`${path}, refused`);
    }
    assert.deepEqual(faults, []);
    assert.ok(pages >= 35 && elements > pages * 20, `${setting}: ${pages} pages, ${elements} elements`);
    t.diagnostic(`${setting}: ${pages} pages, ${elements} elements looked at`);
  }
});
