import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createCompanyWebsite } from '../../examples/company-website/website.ts';
import { projectRoot } from '../../src/kit/project-root.ts';
import { CONNECTIONS } from '../support/console-house.ts';
import { need } from '../support/needs.ts';
import { createHand, type Hand, openSetUpStage, type SetUpStage, settings } from '../support/set-up-stage.ts';
import { setUpAskedApp, typeSignIn } from '../support/type-sign-in.ts';

const MOST_CLICKS = 12;

const bo = {
  email: 'bo@acme.test',
  loginName: 'bo.andersen',
  fullName: 'Bo Andersen',
  kind: 'customer',
  password: 'bo at acme',
} as const;
const jane = { email: 'jane@acme.example', password: 'jane-sample-password' };

interface Site {
  readonly close: () => Promise<void>;
}

/** What a company has to know of its portal: both are read from the page. */
interface Shown {
  readonly portal: string;
  readonly key: string;
}

async function startNodeSite(t: TestContext, { sitePort }: SetUpStage, { portal, key }: Shown): Promise<Site> {
  const site = createCompanyWebsite({ portal, key, users: [bo] });
  await new Promise<void>((listening) => site.listen(sitePort, '127.0.0.1', listening));
  const close = () =>
    new Promise<void>((closed) => {
      site.close(() => closed());
      site.closeAllConnections();
    });
  t.after(close);
  return { close };
}

async function startPhpSite(t: TestContext, php: string, stage: SetUpStage, { portal, key }: Shown): Promise<void> {
  const site = spawn(php, ['-S', `127.0.0.1:${stage.sitePort}`, 'examples/php/site.php'], {
    cwd: projectRoot,
    env: { ...process.env, SALLYPORT_PORTAL: portal, SALLYPORT_KEY: key },
    stdio: 'ignore',
  });
  t.after(() => site.kill());
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(stage.site).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the PHP site did not answer within 5 s');
}

async function claimPortal(stage: SetUpStage, hand: Hand): Promise<void> {
  const { page, claim } = stage;
  await page.goto(claim);
  await hand.fill(page, {
    'Title of the portal': 'Acme Support',
    'Portal name': 'acme',
    'Your name': 'Ana Silva',
    'Your email address': 'ana@acme.test',
    Password: 'correct horse battery staple',
  });
  await hand.press(page, 'Create the portal');
  await page.waitForURL('**/console');
}

/** From the console’s home to the page that shows the key. */
async function saveSite(stage: SetUpStage, hand: Hand): Promise<void> {
  const { page, site } = stage;
  await hand.click(page.getByRole('main').locator(`a[href^="${CONNECTIONS}"]:visible`).first());
  await hand.follow(page, 'Set up Remote Authentication');
  await hand.fill(page, { 'Login URL': `${site}/helpdesk/login`, 'Logout URL': `${site}/helpdesk/logout` });
  await hand.press(page, 'Save and show the key');
}

async function readShown(page: Page): Promise<Shown> {
  const script = (await page.locator('#language-php').textContent()) ?? '';
  const portal = /'portal' => '([^']+)'/.exec(script)?.[1] ?? '';
  return { portal, key: (await page.locator('#secret').textContent()) ?? '' };
}

/** The test opens a tab of its own, which comes back from the site. */
async function startTest(stage: SetUpStage, hand: Hand): Promise<Page> {
  const [tab] = await Promise.all([stage.context.waitForEvent('page'), hand.press(stage.page, /test/i)]);
  await tab.waitForLoadState();
  assert.equal(new URL(tab.url()).origin, stage.site, 'at the company’s site');
  return tab;
}

async function signInAtSite(tab: Page, hand: Hand, { email, password }: { email: string; password: string }) {
  await tab.getByLabel(/email/i).fill(email);
  await tab.locator('input[name=password]').fill(password);
  await hand.press(tab, /sign in/i);
}

/** From the result of the test to the first customer inside. */
async function switchOn(stage: SetUpStage, hand: Hand, tab: Page, name: RegExp): Promise<void> {
  await tab.getByRole('heading', { name: 'The test succeeded' }).waitFor();
  await hand.follow(tab, 'On to switching on');
  await hand.press(tab, 'OK, switch on and sign me out');
  await tab.getByRole('heading', { name: 'Remote sign-in is on' }).waitFor();
  assert.match((await tab.textContent('main')) ?? '', /You are signed out/);
  await hand.follow(tab, 'Open the portal as a customer');
  await tab.waitForURL(`${stage.portal}/portal/`);
  assert.match((await tab.textContent('body')) ?? '', name);
}

function reportClicks(t: TestContext, hand: Hand): void {
  const clicks = hand.clicks();
  t.diagnostic(`${clicks.length} clicks: ${clicks.join(' → ')}`);
  assert.ok(clicks.length <= MOST_CLICKS, `${clicks.length} clicks`);
}

const lands = async (page: Page, path: string) => page.waitForURL((url) => url.pathname.endsWith(path));

for (const [setting, options] of Object.entries(settings)) {
  test(`from the claim link to the first customer inside it takes ${MOST_CLICKS} clicks at most, ${setting}`, async (t) => {
    const stage = await openSetUpStage(t, options);
    if (!stage) return;
    const hand = createHand();
    await claimPortal(stage, hand);
    await saveSite(stage, hand);

    const { page } = stage;
    assert.match((await page.getByRole('main').textContent()) ?? '', /Nothing answers at your Login URL/);
    const shown = await readShown(page);
    assert.equal(shown.portal, stage.portal);
    const [file] = await Promise.all([page.waitForEvent('download'), hand.follow(page, 'Download .env line')]);
    assert.equal(file.suggestedFilename(), 'support.env');
    await startNodeSite(t, stage, shown);
    await hand.follow(page, /^I have stored it/);
    assert.match((await page.textContent('#links')) ?? '', /Waiting for the first link from your website/);
    const tab = await startTest(stage, hand);
    await signInAtSite(tab, hand, bo);
    await tab.getByRole('heading', { name: 'The test succeeded' }).waitFor();
    if (options.javaScriptEnabled !== false)
      await page.locator('#links').getByText('The test succeeded').waitFor({ timeout: 10_000 });
    await switchOn(stage, hand, tab, /Bo Andersen/);
    reportClicks(t, hand);

    // And whoever has no session anywhere signs in on the website alone.
    const visitor = await (await stage.context.browser()?.newContext(options))?.newPage();
    assert.ok(visitor);
    await visitor.goto(`${stage.portal}/portal/`);
    await signInAtSite(visitor, createHand(), bo);
    await visitor.waitForURL(`${stage.portal}/portal/`);
    assert.match((await visitor.textContent('body')) ?? '', /Bo Andersen/);
  });
}

test('a company whose site is in PHP comes as far, with what the pages show it', async (t) => {
  const php = need(t, 'php');
  const stage = php === undefined ? undefined : await openSetUpStage(t, {});
  if (!stage || php === undefined) return;
  const hand = createHand();
  await claimPortal(stage, hand);
  await saveSite(stage, hand);
  const { page } = stage;
  await hand.click(page.locator('label').filter({ hasText: /^PHP$/ }));
  await page.getByText("new RemoteAuth(['portal'").waitFor();
  const [sdk] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'RemoteAuth.php' }).click(),
  ]);
  assert.equal(sdk.suggestedFilename(), 'RemoteAuth.php');
  await startPhpSite(t, php, stage, await readShown(page));
  await hand.follow(page, /^I have stored it/);
  const tab = await startTest(stage, hand);
  await signInAtSite(tab, hand, jane);
  await switchOn(stage, hand, tab, /Jane Doe/);
  reportClicks(t, hand);
});

for (const [setting, options] of Object.entries(settings)) {
  test(`a site with the wrong key: the page that waits names the mistake, ${setting}`, async (t) => {
    const stage = await openSetUpStage(t, options);
    if (!stage) return;
    const hand = createHand();
    const { page } = stage;
    await claimPortal(stage, hand);
    await saveSite(stage, hand);
    const shown = await readShown(page);
    const wrong = await startNodeSite(t, stage, { ...shown, key: 'another key altogether' });
    await hand.follow(page, /^I have stored it/);
    const tab = await startTest(stage, hand);
    await signInAtSite(tab, hand, bo);
    await tab.getByRole('heading', { name: 'The test failed' }).waitFor();
    const reference = /RA-\w{4}-\w{2}/.exec((await tab.textContent('main')) ?? '')?.[0] ?? '';

    const notices = page.locator('#links .notice.danger');
    if (options.javaScriptEnabled === false) await hand.follow(page, 'Look again');
    await notices.waitFor({ timeout: 10_000 });
    assert.match((await notices.textContent()) ?? '', /not signed with a key|does not fit/);
    assert.match((await page.textContent('#links')) ?? '', /bo@acme.test/);
    await page.locator('#links').getByRole('link', { name: reference }).waitFor();
    assert.doesNotMatch(await page.content(), /another key altogether/);

    await wrong.close();
    await startNodeSite(t, stage, shown);
    await hand.follow(tab, 'Back to the set-up');
    await lands(tab, '/test');
    const [second] = await Promise.all([stage.context.waitForEvent('page'), hand.press(tab, 'Start the test')]);
    await second.waitForURL(/sign-in|RemoteAuth/);
    if (new URL(second.url()).origin === stage.site) await signInAtSite(second, hand, bo);
    await second.getByRole('heading', { name: 'The test succeeded' }).waitFor();
  });
}

test('whoever leaves comes back to the step they were at, and every step can be reached again', async (t) => {
  const stage = await openSetUpStage(t, {});
  if (!stage) return;
  const hand = createHand();
  const { page, portal } = stage;
  await claimPortal(stage, hand);
  await saveSite(stage, hand);
  const shown = await readShown(page);
  await lands(page, '/code');
  const connection = new URL(page.url()).pathname.replace(/\/code$/, '');
  const leaveAndComeBack = async () => {
    await page.goto(new URL(CONNECTIONS, page.url()).href);
    await hand.follow(page, 'Go on with the set-up');
  };

  await page.reload();
  await lands(page, '/code');
  assert.equal(await page.locator('#secret').count(), 0, 'a reload shows no key');
  await leaveAndComeBack();
  await lands(page, '/code');

  const wrong = await startNodeSite(t, stage, { ...shown, key: 'another key altogether' });
  await hand.follow(page, 'On to the test');
  const tab = await startTest(stage, hand);
  await signInAtSite(tab, hand, bo);
  await tab.getByRole('heading', { name: 'The test failed' }).waitFor();
  await leaveAndComeBack();
  await lands(page, '/test');

  await wrong.close();
  await startNodeSite(t, stage, shown);
  const [second] = await Promise.all([stage.context.waitForEvent('page'), hand.press(page, 'Start the test')]);
  await second.waitForURL(/sign-in|RemoteAuth/);
  if (new URL(second.url()).origin === stage.site) await signInAtSite(second, hand, bo);
  await second.getByRole('heading', { name: 'The test succeeded' }).waitFor();
  await leaveAndComeBack();
  await lands(page, '/switch-on');

  for (const [label, path] of [
    ['Test', '/test'],
    ['Your code', '/code'],
    ['Your site', '/settings'],
    ['Switch on', '/switch-on'],
  ] as const) {
    await page.locator('.steps').getByRole('link', { name: label }).click();
    await lands(page, path);
  }
  await hand.press(page, 'OK, switch on and sign me out');
  await page.waitForURL(`${portal}/support/RemoteAuth/on`);
  await hand.follow(page, 'Sign in to the console');
  await typeSignIn(page, 'ana@acme.test', 'correct horse battery staple');
  await setUpAskedApp(page);
  await page.goto(`${portal}${connection}/set-up`);
  await lands(page, connection);
  assert.match((await page.textContent('h1')) ?? '', /On$/);
});
