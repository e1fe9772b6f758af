import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../support/chromium.ts';
import { openFullHouse } from '../support/full-house.ts';
import { need } from '../support/needs.ts';

const KILOBYTE = 1024;

/** Bytes of everything that one page is made of, from a cache or not, and the hosts that it comes from. */
async function weigh(page: Page, url: string) {
  const hosts = new Set<string>();
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    hosts.add(new URL(response.url()).host);
    if (response.status() === 200) sizes.push(response.body().then(({ length }) => length));
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  return { bytes, files: sizes.length, hosts: [...hosts] };
}

const budgets = [
  { name: 'the sign-in page', path: '/login', kilobytes: 20, who: 'stranger' },
  { name: 'safe access', path: '/safe-access', kilobytes: 20, who: 'stranger' },
  { name: 'the start of the portal', path: '/portal/', kilobytes: 60, who: 'customer' },
  { name: 'a new ticket', path: '/portal/tickets/new', kilobytes: 60, who: 'customer' },
] as const;

test('pages keep to their budgets, uncompressed, and ask nobody else for anything', async (t) => {
  if (need(t, 'chromium') === undefined) return;
  const house = await openFullHouse(t);
  const browser = await launchBrowser();
  t.after(() => browser.close());
  for (const { name, path, kilobytes, who } of budgets) {
    const context = await browser.newContext({ locale: 'ar' });
    if (who === 'customer') await (await context.newPage()).goto(house.linkOf('jane@acme.example'));
    const { bytes, files, hosts } = await weigh(await context.newPage(), house.origin + path);
    assert.ok(files >= 3 && bytes <= kilobytes * KILOBYTE, `${name}: ${files} files, ${bytes} bytes`);
    assert.deepEqual(hosts, [new URL(house.origin).host], name);
    t.diagnostic(`${name}: ${files} files, ${bytes} bytes`);
    await context.close();
  }
});
