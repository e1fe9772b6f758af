import assert from 'node:assert/strict';
import { createServer as createNetServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createCompanyWebsite } from '../../examples/company-website/website.ts';
import type { PersonId } from '../../src/directory/person.ts';
import { setPassword } from '../../src/factors/password/set-password.ts';
import { createServer, openProgram } from '../../src/main.ts';
import { launchBrowser } from '../support/chromium.ts';
import { need } from '../support/needs.ts';
import { settleOrganization } from '../support/settle-organization.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { setUpAskedApp, typeRecoveryCode, typeSignIn } from '../support/type-sign-in.ts';
import { testParts } from '../support/world.ts';

const KEY = 'browser-journey-key-0123456789';
const PASSWORD = 'a password for the journey';
const DEEP_LINK = '/portal/tickets/new?x=1';

const users = [
  { email: 'bo@acme.example', loginName: 'bo.smith', fullName: 'Bo Smith', kind: 'customer', password: 'bo at acme' },
  {
    email: 'zoe@acme.example',
    loginName: 'zoe.mueller',
    fullName: 'Zoë Müller',
    kind: 'customer',
    password: 'zoe at acme',
  },
] as const;

interface Stage {
  readonly portal: string;
  readonly site: string;
  readonly people: () => Promise<readonly string[]>;
  readonly closeSite: () => Promise<void>;
  readonly attempts: () => Promise<readonly { reference: string; stage: string; outcome: string }[]>;
}

/** Both programs as real servers: plain http, on names that browsers resolve to this machine by themselves. */
async function openStage(t: TestContext, siteKey = KEY): Promise<Stage> {
  const [portalPort, sitePort] = [await freePort(), await freePort()];
  const portal = `http://acme.localhost:${portalPort}`;
  const site = `http://www.acme.localhost:${sitePort}`;
  const publicUrl = new URL(`http://localhost:${portalPort}`);
  const program = await openProgram({ ...testParts(temporaryFolder(t)), publicUrl });
  const settled = await settleOrganization(program.ctx, {
    name: 'acme',
    supportDomain: 'acme.localhost',
    people: [
      {
        email: 'adi@acme.example',
        loginName: 'adi.admin',
        fullName: 'Adi Admin',
        kind: 'representative',
        role: 'CEO',
        profile: 'Administrator',
      },
    ],
    connection: { key: KEY, loginUrl: `${site}/helpdesk/login`, logoutUrl: `${site}/helpdesk/logout` },
  });
  await givePassword(program.ctx, settled.organization.id, (await settled.people())[0]?.id as PersonId);
  const app = createServer(program);
  await app.listen({ host: '127.0.0.1', port: portalPort });
  const website = createCompanyWebsite({ portal, key: siteKey, users });
  await new Promise<void>((listening) => website.listen(sitePort, '127.0.0.1', listening));
  const closeSite = () =>
    new Promise<void>((closed) => {
      website.close(() => closed());
      website.closeAllConnections();
    });
  t.after(async () => {
    await closeSite();
    await app.close();
    await program.close();
  });
  const { db } = program.ctx;
  return {
    portal,
    site,
    people: async () => (await settled.people()).map(({ email }) => email),
    closeSite,
    async attempts() {
      const rows = await db
        .selectFrom('remote_attempt')
        .select(['reference', 'stage', 'outcome'])
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row }));
    },
  };
}

async function givePassword(
  ctx: Awaited<ReturnType<typeof openProgram>>['ctx'],
  organizationId: `org_${string}`,
  personId: PersonId,
) {
  const hashed = await ctx.passwords.hash(PASSWORD);
  assert.ok(hashed.ok);
  await ctx.unitOfWork((tx) =>
    setPassword({ ...tx, now: ctx.now }, { organizationId, personId }, hashed.value, 'test'),
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createNetServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A page that remembers how many password fields of ours it was shown, and how many of our pages it looked at. */
async function openVisitor(context: BrowserContext, portal: string) {
  const page = await context.newPage();
  const seen = { pages: 0, passwordFields: 0 };
  page.on('response', (response) => {
    if (!response.url().startsWith(portal) || !response.headers()['content-type']?.startsWith('text/html')) return;
    seen.pages += 1;
    void response.text().then((html) => {
      if (/type="password"/.test(html)) seen.passwordFields += 1;
    });
  });
  return { page, seen };
}

async function signInAtSite(page: Page, user: (typeof users)[number]) {
  await page.getByLabel('Email').fill(user.email);
  await page.locator('input[name=password]').fill(user.password);
  await page
    .locator('main form button, form button')
    .filter({ hasText: /sign in/i })
    .first()
    .click();
}

async function signOut(page: Page) {
  await page
    .locator('form[action="/sign-out"]')
    .first()
    .evaluate((form) => (form as unknown as { submit(): void }).submit());
  await page.waitForLoadState();
}

for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'with scripts off';
  test(`a customer comes back to the deep link through the company’s site, ${how}`, async (t) => {
    const browser = await browserFor(t);
    if (!browser) return;
    const stage = await openStage(t);
    const [bo] = users;

    for (const visit of ['first', 'second']) {
      const context = await browser.newContext({ javaScriptEnabled: scripts });
      const { page, seen } = await openVisitor(context, stage.portal);
      await page.goto(stage.portal + DEEP_LINK);
      assert.ok(page.url().startsWith(stage.site), `${visit} visit is sent to the site, not ${page.url()}`);
      await signInAtSite(page, bo);
      await page.waitForURL(stage.portal + DEEP_LINK);
      assert.match((await page.locator('body').textContent()) ?? '', /Bo Smith/);
      assert.ok(seen.pages > 0, 'no page of ours was looked at');
      assert.equal(seen.passwordFields, 0, 'a password field of ours was shown');
      assert.deepEqual((await stage.people()).toSorted(), ['adi@acme.example', bo.email], `after the ${visit} visit`);
      await context.close();
    }
  });
}

test('signing out ends at the Logout URL, and the next visit does not sign in again by itself', async (t) => {
  const browser = await browserFor(t);
  if (!browser) return;
  const stage = await openStage(t);
  const context = await browser.newContext();
  const { page } = await openVisitor(context, stage.portal);
  await page.goto(stage.portal + DEEP_LINK);
  await signInAtSite(page, users[0]);
  await page.waitForURL(stage.portal + DEEP_LINK);

  await signOut(page);
  await page.waitForURL(`${stage.site}/helpdesk/logout`);
  await page.goto(`${stage.portal}/portal/`);
  assert.ok(page.url().startsWith(`${stage.portal}/signed-out`), page.url());
  assert.match((await page.locator('h1').textContent()) ?? '', /You are signed out/);
  assert.equal(
    (await context.cookies(stage.portal)).some(({ name }) => name === '__Host-session'),
    false,
  );

  await page.getByRole('link', { name: 'Sign in' }).click(); // still signed in at the company: straight through
  await page.waitForURL(`${stage.portal}/portal/`);
  assert.match((await page.locator('body').textContent()) ?? '', /Bo Smith/);
});

test('with the company’s site down, safe access lets the administrator in', async (t) => {
  const browser = await browserFor(t);
  if (!browser) return;
  const stage = await openStage(t);
  await stage.closeSite();
  const context = await browser.newContext();
  const lost = await context.newPage();
  await assert.rejects(lost.goto(`${stage.portal}/portal/`), /ERR_CONNECTION_REFUSED/);
  await lost.close();
  const page = await context.newPage();
  let codes: readonly string[] = [];

  for (const way of [`${stage.portal}/safe-access`, `${stage.portal.replace('acme.', '')}/acme/safe-access`]) {
    await page.goto(way);
    await typeSignIn(page, 'adi.admin', PASSWORD);
    if (codes.length === 0) ({ codes } = await setUpAskedApp(page));
    else await typeRecoveryCode(page, codes[0] ?? '');
    await page.waitForURL(/\/console/);
    assert.match((await page.locator('body').textContent()) ?? '', /Adi Admin/);
  }
});

test('a link with the wrong key ends on a page with a reference that the log knows', async (t) => {
  const browser = await browserFor(t);
  if (!browser) return;
  const stage = await openStage(t, 'another key than the portal has');
  const context = await browser.newContext();
  const { page } = await openVisitor(context, stage.portal);
  await page.goto(stage.portal + DEEP_LINK);
  await signInAtSite(page, users[0]);
  await page.waitForURL(/RemoteAuth/);

  const text = (await page.locator('main').textContent()) ?? '';
  assert.match(text, /We could not sign you in/);
  const reference = /RA-\w{4}-\w{2}/.exec(text)?.[0];
  assert.deepEqual(await stage.attempts(), [{ reference, stage: 'signature', outcome: 'wrong_digest' }]);
  assert.ok(await page.getByRole('link', { name: 'Try again' }).isVisible());
  assert.ok(await page.getByRole('link', { name: 'Sign in another way' }).isVisible());
  assert.equal(
    (await context.cookies(stage.portal)).some(({ name }) => name === '__Host-session'),
    false,
  );
  assert.deepEqual(await stage.people(), ['adi@acme.example']);
});

test('a link for somebody else asks before it changes who one is', async (t) => {
  const browser = await browserFor(t);
  if (!browser) return;
  const stage = await openStage(t);
  const [bo, zoe] = users;
  const { page } = await openVisitor(await browser.newContext(), stage.portal);
  await page.goto(stage.portal + DEEP_LINK);
  await signInAtSite(page, bo);
  await page.waitForURL(stage.portal + DEEP_LINK);

  await page.context().clearCookies({ domain: 'www.acme.localhost' });
  for (const [answer, expected] of [
    ['Stay Bo Smith', bo.fullName],
    [`Continue as ${zoe.fullName}`, zoe.fullName],
  ] as const) {
    await page.goto(`${stage.site}/support/tickets`);
    if (page.url().startsWith(`${stage.site}/sign-in`)) await signInAtSite(page, zoe);
    await page.waitForURL(/RemoteAuth\/finish/);
    assert.equal(await page.locator('h1').textContent(), `Continue as ${zoe.fullName}?`);
    await page.getByRole('button', { name: answer }).click();
    await page.waitForURL(/\/portal\//);
    assert.match((await page.locator('header').first().textContent()) ?? '', new RegExp(expected));
  }
});

async function browserFor(t: TestContext): Promise<Browser | undefined> {
  if (need(t, 'chromium') === undefined) return undefined;
  const browser = await launchBrowser();
  t.after(() => browser.close());
  return browser;
}
