import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { createServer, openProgram } from '../../src/main.ts';
import { launchBrowser, openContextWithoutScripts } from '../support/chromium.ts';
import { PASSWORD, setPasswordOf } from '../support/console-house.ts';
import { acme } from '../support/example-organizations.ts';
import { freePort } from '../support/free-port.ts';
import { need } from '../support/needs.ts';
import { settleOrganization } from '../support/settle-organization.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { testParts } from '../support/world.ts';

const JANE = 'jane@acme.example';
/** What the sign-in page may weigh with all that it loads, uncompressed. */
const BUDGET = 20 * 1024;

async function openStage(t: TestContext) {
  const port = await freePort();
  const origin = `http://acme.localhost:${port}`;
  const publicUrl = new URL(`http://localhost:${port}`);
  const program = await openProgram({ ...testParts(temporaryFolder(t)), publicUrl });
  const settled = await settleOrganization(program.ctx, { ...acme, supportDomain: 'acme.localhost' });
  await setPasswordOf(program.ctx, settled, JANE);
  const app = createServer(program);
  await app.listen({ host: '127.0.0.1', port });
  const browser = await launchBrowser();
  t.after(async () => {
    await browser.close();
    await app.close();
    await program.close();
  });
  return { origin, browser };
}

async function typeWrongly(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/login`);
  await page.fill('[name=identifier]', JANE);
  await page.click('main button.primary, form button[type=submit]');
  for (let count = 0; count < 6; count += 1) {
    await page.fill('[name=password]', 'not her password');
    await page.press('[name=password]', 'Enter');
    await page.waitForLoadState('networkidle');
  }
}

test('a browser works in place of a wait, and its next try is looked at', async (t) => {
  if (need(t, 'chromium') === undefined) return;
  const { origin, browser } = await openStage(t);
  const page = await browser.newPage();
  await page.goto(`${origin}/login`);
  const scripts = () => page.evaluate(() => [...document.scripts].map(({ src }) => src));
  assert.ok(
    (await scripts()).every((src) => !src.includes('/work.')),
    'nothing of it before there is a wait',
  );
  await typeWrongly(page, origin);
  assert.match((await page.textContent('main')) ?? '', /Too many tries\. Wait \d+ seconds/);
  await page.getByText('you can try again now').waitFor({ timeout: 60_000 });
  const bytes = await page.evaluate(async () => {
    const urls = [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)];
    const texts = await Promise.all(urls.map(async (url) => (await fetch(url)).text()));
    return texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
  });
  assert.ok(bytes <= BUDGET, `${bytes} bytes`);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  assert.deepEqual(violations, []);
  await page.fill('[name=password]', PASSWORD);
  await page.press('[name=password]', 'Enter');
  await page.waitForURL(`${origin}/portal/`);
});

test('without scripts the wait alone is the way, and the page says so', async (t) => {
  if (need(t, 'chromium') === undefined) return;
  const { origin, browser } = await openStage(t);
  const page = await (await openContextWithoutScripts(browser)).newPage();
  await typeWrongly(page, origin);
  assert.match((await page.textContent('main')) ?? '', /Too many tries\. Wait \d+ seconds/);
  assert.doesNotMatch((await page.textContent('main')) ?? '', /puzzle/);
  await page.fill('[name=password]', PASSWORD);
  await page.press('[name=password]', 'Enter');
  await page.waitForLoadState('networkidle');
  assert.match((await page.textContent('main')) ?? '', /Too many tries/);
});
