import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser, openContextWithoutScripts } from '../support/chromium.ts';
import { need } from '../support/needs.ts';
import { gallery } from './gallery.tsx';
import { type GalleryServer, serveGallery } from './serve-gallery.ts';

const desktop = { width: 1280, height: 800 };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const settings: Readonly<Record<string, { query: string; options: BrowserContextOptions }>> = {
  light: { query: '', options: { viewport: desktop } },
  dark: { query: '', options: { viewport: desktop, colorScheme: 'dark' } },
  'right to left': { query: '?lang=ar', options: { viewport: desktop } },
  phone: { query: '', options: phone },
  'phone, dark, right to left': { query: '?theme=dark&lang=ar', options: phone },
  'a yellow brand': { query: '?accent=%23ffd400', options: { viewport: desktop } },
  'a navy brand in the dark': { query: '?accent=%230b1f3a&theme=dark', options: { viewport: desktop } },
};

let browser: Browser | undefined;
let served: GalleryServer;

before(async () => {
  served = await serveGallery();
});

after(async () => {
  await browser?.close();
  served.close();
});

for (const [setting, { query, options }] of Object.entries(settings)) {
  test(`every page passes axe: ${setting}`, async (t) => {
    const page = await openPage(t, options);
    if (page === undefined) return;
    const complaints = collectComplaints(page);
    let pages = 0;
    let elements = 0;
    for (const name of Object.keys(gallery)) {
      await page.goto(`${served.origin}/${name}${query}`);
      const { violations, looked } = await runAxe(page);
      assert.deepEqual(violations, [], name);
      assert.equal(await sidewaysScroll(page), 0, `${name} scrolls sideways`);
      pages += 1;
      elements += looked;
    }
    assert.deepEqual(complaints, []);
    assert.ok(pages >= 12 && elements > pages * 10, `looked at ${pages} pages, ${elements} elements`);
    t.diagnostic(`${pages} pages, ${elements} elements looked at`);
  });
}

test('the choice of a visitor wins over the system', async (t) => {
  const page = await openPage(t, { colorScheme: 'light' });
  if (page === undefined) return;
  const backgrounds: unknown[] = [];
  for (const query of ['', '?theme=dark']) {
    await page.goto(`${served.origin}/identity-sign-in${query}`);
    backgrounds.push(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor'));
  }
  assert.deepEqual(backgrounds, ['rgb(247, 248, 250)', 'rgb(14, 15, 18)']);
});

test('the page of a problem arrives with the focus on its summary', async (t) => {
  const page = await openPage(t);
  if (page === undefined) return;
  await page.goto(`${served.origin}/console-form`);
  assert.equal(await page.title(), 'Error: Your organization · Acme');
  assert.equal(await page.evaluate('document.activeElement.getAttribute("role")'), 'alert');
  await page.getByRole('link', { name: 'Choose who may sign in.' }).click();
  assert.equal(await page.evaluate('document.activeElement.id'), 'audience');
});

test('a password can be shown and hidden again', async (t) => {
  const page = await openPage(t);
  if (page === undefined) return;
  await page.goto(`${served.origin}/identity-password`);
  const button = page.getByRole('button', { name: 'Show password' });
  await button.click();
  assert.equal(await page.getByLabel('Password', { exact: true }).getAttribute('type'), 'text');
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  await button.click();
  assert.equal(await page.getByLabel('Password', { exact: true }).getAttribute('type'), 'password');
});

test('the copy button copies the value and says so', async (t) => {
  const page = await openPage(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  if (page === undefined) return;
  await page.goto(`${served.origin}/identity-enrol`);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.match(await page.evaluate<string>('navigator.clipboard.readText()'), /^JBSW Y3DP/);
});

test('a time in UTC is put into the zone of the visitor, and keeps UTC as its tooltip', async (t) => {
  const page = await openPage(t, { timezoneId: 'Asia/Tokyo' });
  if (page === undefined) return;
  await page.goto(`${served.origin}/console-details`);
  const time = page.locator('time[data-local=time]');
  assert.match((await time.textContent()) ?? '', /6:05.PM/);
  assert.match((await time.getAttribute('title')) ?? '', /9:05.AM UTC/);
});

test('a live region renews itself until the server has nothing more to wait for', async (t) => {
  const page = await openPage(t);
  if (page === undefined) return;
  let looks = 0;
  await page.route('**/live', (route) => {
    looks += 1;
    const script = `<script type="module" src="${served.script}"></script>`;
    const region = looks < 3 ? '<div id="a" data-poll="0.05">waiting</div>' : '<div id="a">arrived</div>';
    return route.fulfill({ contentType: 'text/html', body: `<!doctype html>${region}${script}` });
  });
  await page.goto(`${served.origin}/live`);
  await page.getByText('arrived').waitFor();
  await page.waitForTimeout(200);
  assert.equal(looks, 3);
});

test('without scripts the menus open, tabs of code switch, and buttons that need scripts stay away', async (t) => {
  if (need(t, 'chromium') === undefined) return;
  browser ??= await launchBrowser();
  const context = await openContextWithoutScripts(browser, phone);
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${served.origin}/console-details`);
  assert.equal(await page.locator('button[data-copy]:visible').count(), 0);

  await page.getByLabel('PHP').check();
  assert.deepEqual(await page.locator('.code code:visible').allTextContents(), [
    '<?php\nheader("Location: " . signed_url($user->email));',
  ]);

  await page.getByRole('button', { name: 'Menu' }).click();
  assert.ok(await page.getByRole('link', { name: 'Activity' }).isVisible());
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Ana Silva/ }).click();
  assert.ok(await page.getByRole('button', { name: 'Sign out' }).isVisible());
});

test('the sign-in page costs at most 20 KB in all', async (t) => {
  const page = await openPage(t);
  if (page === undefined) return;
  const sizes: number[] = [];
  page.on('response', async (response) => sizes.push((await response.body()).length));
  await page.goto(`${served.origin}/identity-sign-in`, { waitUntil: 'networkidle' });
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(sizes.length >= 3 && total <= 20 * 1024, `${sizes.length} answers, ${total} bytes`);
  t.diagnostic(`${sizes.length} answers, ${total} bytes`);
});

async function openPage(t: TestContext, options: BrowserContextOptions = {}): Promise<Page | undefined> {
  if (need(t, 'chromium') === undefined) return undefined;
  browser ??= await launchBrowser();
  const context = await browser.newContext(options);
  t.after(() => context.close());
  return context.newPage();
}

/** What the browser refuses or throws, such as a style that the content security policy forbids. */
function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

async function runAxe(page: Page): Promise<{ violations: string[]; looked: number }> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<axe.AxeResults>(
    'axe.run(document, { rules: { "target-size": { enabled: true } } })',
  );
  const violations = results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  const looked = new Set(results.passes.flatMap(({ nodes }) => nodes.map((node) => node.target.join(' ')))).size;
  return { violations, looked };
}

const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
