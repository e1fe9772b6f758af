import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from '../support/chromium.ts';
import { PASSWORD } from '../support/console-house.ts';
import { openEmptyHouse, openFullHouse } from '../support/full-house.ts';
import { hasFocus, type Keyboard, keyboardOf } from '../support/keyboard.ts';
import { need } from '../support/needs.ts';
import { enterAs } from '../support/sign-in.ts';

async function openKeyboard(t: TestContext, options: BrowserContextOptions = {}): Promise<Keyboard | undefined> {
  if (need(t, 'chromium') === undefined) return undefined;
  const browser = await launchBrowser();
  t.after(() => browser.close());
  // Nothing is to be seen while one page fades into the next.
  const still = { viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' } as const;
  return keyboardOf(await (await browser.newContext({ ...still, ...options })).newPage());
}

test('by keyboard alone: from the claim link through the set-up, past what is missing, to a copied key and code', async (t) => {
  const keys = await openKeyboard(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  if (!keys) return;
  const { page, reach, type, press } = keys;
  const { claim } = await openEmptyHouse(t);
  await page.goto(claim);

  await page.keyboard.press('Tab');
  assert.ok(await hasFocus(page.getByRole('link', { name: 'Skip to content' })), 'the first stop leads past the rest');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate('document.activeElement.closest("#main") !== null'), true, 'and into the content');

  await press('button', 'Create the portal');
  await page.locator('[role=alert]:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.ok(await hasFocus(page.getByLabel('Title of the portal')), 'its line leads to the field');

  await type('Title of the portal', 'Acme Support');
  await type('Portal name', 'acme');
  await type('Your name', 'Root Admin');
  await type('Your email address', 'root@acme.example');
  await type('Password', PASSWORD);
  await page.keyboard.press('Tab');
  assert.ok(await hasFocus(page.getByRole('button', { name: 'Show password' })));
  await page.keyboard.press('Space');
  assert.equal(await page.getByLabel('Password', { exact: true }).getAttribute('type'), 'text');
  await press('button', 'Create the portal');
  await page.waitForURL('**/console');

  await press('link', 'Setup');
  await press('link', 'Remote Authentication');
  await press('link', /Set up Remote Authentication|New connection/);
  await type('Login URL', 'http://localhost/login');
  await type('Logout URL', 'http://localhost/logout');
  await press('button', 'Save and show the key');
  await page.getByRole('heading', { name: 'Your code', level: 1 }).waitFor();
  await press('button', 'Copy');
  assert.match(await page.evaluate<string>('navigator.clipboard.readText()'), /^[\x21-\x7e]{20,}$/);
  await reach(page.getByRole('radio', { name: 'Node' }));
  await page.keyboard.press('ArrowRight');
  assert.ok(await page.getByRole('radio', { name: 'PHP' }).isChecked());
  assert.match((await page.locator('.code:visible pre').first().textContent()) ?? '', /<\?php/);
  t.diagnostic(`${keys.stops()} stops`);
});

test('by keyboard alone: menus open, hold their links and close, wide and on a phone', async (t) => {
  const keys = await openKeyboard(t);
  if (!keys) return;
  const { page, type, press } = keys;
  const { origin, ours, program } = await openFullHouse(t);
  await page.goto(`${origin}/safe-access`);
  await page.locator('[name=identifier]').press('ControlOrMeta+A');
  await page.keyboard.insertText('root@acme.example');
  await page.keyboard.press('Enter');
  await page.locator('[name=password]:focus').waitFor();
  await type('Password', PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sign-in/set-up');
  await press('button', 'Set up an app');
  await page.waitForURL('**/authenticator-app/set-up');
  await enterAs(program.ctx, ours, 'root@acme.example', { context: page.context(), origin });
  await page.goto(`${origin}/console`);

  const account = page.getByRole('button', { name: /Root Admin/ });
  await press('button', /Root Admin/);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate('document.activeElement.closest("#person-menu") !== null'), true);
  await page.keyboard.press('Escape');
  assert.equal(await page.getByRole('button', { name: 'Sign out' }).isVisible(), false);
  assert.ok(await hasFocus(account), 'the focus is back where it was');

  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto(`${origin}/console`);
  await press('button', 'Menu');
  await press('link', 'Activity');
  await page.waitForURL('**/console/activity');
  await press('button', /Root Admin/);
  await press('button', 'Sign out');
  await page.waitForURL('**/signed-out');
  await press('button', 'Deutsch');
  await page.getByRole('heading', { name: 'Sie sind abgemeldet' }).waitFor();
});

test('by keyboard alone: a customer asks, corrects what was refused, and answers', async (t) => {
  const keys = await openKeyboard(t);
  if (!keys) return;
  const { page, type, press } = keys;
  const { origin, linkOf } = await openFullHouse(t);
  await page.goto(linkOf('jane@acme.example'));
  await page.waitForURL(`${origin}/portal/`);
  await press('link', 'New ticket');
  await type('Subject', 'The invoice of April');
  await press('button', 'Send');
  await page.locator('[role=alert]:focus').waitFor();
  await type('What happened?', 'The line of the crane is missing.');
  await press('button', 'Send');
  await page.waitForURL('**/portal/tickets/1?done=opened');
  await type('Your reply', 'It is number 17.');
  await press('button', 'Send reply');
  await page.waitForURL('**/portal/tickets/1?done=replied');
  await press('button', 'Mark as solved');
  await page.waitForURL('**/portal/tickets/1?done=solved');
  t.diagnostic(`${keys.stops()} stops`);
});
