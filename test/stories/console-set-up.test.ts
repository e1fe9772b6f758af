import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { createCompanyWebsite } from '../../examples/company-website/website.ts';
import { createServer, openProgram } from '../../src/main.ts';
import { offerClaim } from '../../src/signin/claim-installation.ts';
import { launchBrowser } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { need } from '../support/needs.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { testParts } from '../support/world.ts';

const bo = {
  email: 'bo@acme.test',
  loginName: 'bo.andersen',
  fullName: 'Bo Andersen',
  kind: 'customer',
  password: 'bo at acme',
} as const;

/** A new server, and a company whose website is started as soon as it has its key. */
async function openStage(t: TestContext, options: BrowserContextOptions) {
  if (need(t, 'chromium') === undefined) return undefined;
  const [port, sitePort] = [await freePort(), await freePort()];
  const publicUrl = new URL(`http://localhost:${port}`);
  const program = await openProgram({ ...testParts(temporaryFolder(t)), publicUrl });
  const app = createServer(program);
  await app.listen({ host: '127.0.0.1', port });
  const browser = await launchBrowser();
  t.after(async () => {
    await browser.close();
    await app.close();
    await program.close();
  });
  const startSite = async (key: string) => {
    const site = createCompanyWebsite({ portal: `http://acme.localhost:${port}`, key, users: [bo] });
    await new Promise<void>((listening) => site.listen(sitePort, '127.0.0.1', listening));
    t.after(() => {
      site.close();
      site.closeAllConnections();
    });
  };
  const context = await browser.newContext(options);
  const claim = `${publicUrl.origin}/claim/${await offerClaim(program.ctx)}`;
  return {
    portal: `http://acme.localhost:${port}`,
    site: `http://localhost:${sitePort}`,
    page: await context.newPage(),
    context,
    claim,
    startSite,
  };
}

const fill = async (page: Page, values: Readonly<Record<string, string>>) => {
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label).first().fill(value);
};
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const follow = (page: Page, name: string) => page.getByRole('link', { name }).first().click();

async function signInAtSite(page: Page) {
  await fill(page, { Email: bo.email, Password: bo.password });
  await page.getByRole('main').getByRole('button').first().click();
}

for (const [setting, options] of Object.entries({
  'with scripts': {},
  'without scripts': { javaScriptEnabled: false },
})) {
  test(`the claim link leads through the rooms to remote sign-in in force, ${setting}`, async (t) => {
    const stage = await openStage(t, options);
    if (!stage) return;
    const { page, portal, site, claim, startSite } = stage;
    await page.goto(claim);
    await fill(page, {
      'Title of the portal': 'Acme Support',
      'Portal name': 'acme',
      'Your name': 'Ana Silva',
      'Your email address': 'ana@acme.test',
      Password: 'correct horse battery staple',
    });
    await press(page, 'Create the portal');

    await follow(page, 'Organization: Acme Support');
    await press(page, 'Save');
    await follow(page, 'Go on to Rebranding');
    await fill(page, { 'Accent colour': '#0a6e5c' });
    await press(page, 'Save');
    await follow(page, 'Go on to Remote Authentication');
    await follow(page, 'Set up Remote Authentication');
    await fill(page, { 'Login URL': `${site}/helpdesk/login`, 'Logout URL': `${site}/helpdesk/logout` });
    await press(page, 'Save and show the key');
    const key = await page.locator('#secret').textContent();
    const [download] = await Promise.all([page.waitForEvent('download'), follow(page, 'Download .env line')]);
    assert.equal(download.suggestedFilename(), 'support.env');
    await startSite(key ?? '');
    await follow(page, 'I have stored it');

    await page.getByRole('main').getByRole('button', { name: 'Test', exact: true }).first().click();
    assert.equal(new URL(page.url()).origin, site, 'at the company’s site');
    await signInAtSite(page);
    await page.getByRole('heading', { name: 'The test succeeded' }).waitFor();
    assert.equal(new URL(page.url()).origin, portal);
    await follow(page, 'Back to the set-up');
    await follow(page, 'Switch on');
    await press(page, 'OK, switch on and sign me out');
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();

    // From now on a visitor of the portal signs in on the website, and is back without a second password.
    const visitor = await stage.context.browser()?.newContext(options);
    const visit = await visitor?.newPage();
    assert.ok(visit);
    await visit.goto(`${portal}/portal/`);
    await signInAtSite(visit);
    await visit.waitForURL(`${portal}/portal/`);
    assert.match((await visit.textContent('body')) ?? '', /Bo Andersen/);
  });
}
