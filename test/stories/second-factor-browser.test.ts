import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { SECOND } from '../../src/kit/clock.ts';
import { createServer, openProgram } from '../../src/main.ts';
import { appCode } from '../support/authenticator.ts';
import { launchBrowser } from '../support/chromium.ts';
import { PASSWORD, setPasswordOf } from '../support/console-house.ts';
import { acme } from '../support/example-organizations.ts';
import { freePort } from '../support/free-port.ts';
import { need } from '../support/needs.ts';
import { settleOrganization } from '../support/settle-organization.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { testParts } from '../support/world.ts';

const ROOT = 'root@acme.example';
const JANE = 'jane@acme.example';

interface Stage {
  readonly page: Page;
  readonly origin: string;
  /** Goes to the next time step, so that the app shows another code. */
  readonly codeOf: (secret: string) => string;
  /** Fails on what axe finds on the page as it is now, where scripts run. */
  readonly check: () => Promise<void>;
}

async function openStage(t: TestContext, options: BrowserContextOptions): Promise<Stage | undefined> {
  if (need(t, 'chromium') === undefined) return undefined;
  const port = await freePort();
  const origin = `http://acme.localhost:${port}`;
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const publicUrl = new URL(`http://localhost:${port}`);
  const program = await openProgram({ ...testParts(temporaryFolder(t)), publicUrl, clock });
  const settled = await settleOrganization(program.ctx, { ...acme, supportDomain: 'acme.localhost' });
  for (const email of [ROOT, JANE]) await setPasswordOf(program.ctx, settled, email);
  const app = createServer(program);
  await app.listen({ host: '127.0.0.1', port });
  const browser = await launchBrowser();
  t.after(async () => {
    await browser.close();
    await app.close();
    await program.close();
  });
  const page = await (await browser.newContext(options)).newPage();
  return {
    page,
    origin,
    codeOf(secret) {
      ahead += 30 * SECOND;
      return appCode(secret.replaceAll(' ', ''), clock.now());
    },
    async check() {
      if (options.javaScriptEnabled === false) return;
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
        page.url(),
      );
    },
  };
}

async function signIn({ page, origin, check }: Stage, email: string): Promise<void> {
  await page.goto(`${origin}/login`);
  await check();
  await page.getByLabel('Email address or login name').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText(email).waitFor();
  assert.equal(await page.locator('[name=username]').inputValue(), email);
  await check();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function signOut({ page }: Stage, who: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(who) }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
}

/** From the button to the codes; answers the key of the app and the recovery codes. */
async function enrol(
  stage: Stage,
  button: 'Set up' | 'Set up an app',
): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
  const { page, check } = stage;
  await check();
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('img', { name: /authenticator app/ }).waitFor();
  await check();
  const secret = (await page.locator('#secret').textContent()) ?? '';
  assert.match(secret, /^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  await page.getByLabel('Code from the app').fill('000 000');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.locator('#secret').textContent(), secret);
  const code = stage.codeOf(secret);
  await page.getByLabel('Code from the app').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Save your recovery codes' }).waitFor();
  await check();
  const codes = ((await page.locator('#codes').textContent()) ?? '').split('\n');
  assert.equal(codes.length, 10);
  return { secret, codes };
}

async function keepCodes({ page }: Stage, codes: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('heading', { name: 'Save your recovery codes' }).waitFor(); // the tick is missing
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  const file = await download;
  assert.equal(file.suggestedFilename(), 'recovery-codes.txt');
  const text = readFileSync(await file.path(), 'utf8');
  for (const code of codes) assert.ok(text.includes(code));
  await page.getByLabel('I have saved these codes').check();
  await page.getByRole('button', { name: 'Done' }).click();
}

const browsers: readonly (readonly [string, BrowserContextOptions])[] = [
  ['with scripts', {}],
  ['without scripts', { javaScriptEnabled: false }],
];

for (const [name, options] of browsers) {
  test(`an administrator is asked to set up an app, comes in by its code and by a recovery code, ${name}`, async (t) => {
    const stage = await openStage(t, options);
    if (!stage) return;
    const { page, check } = stage;
    await signIn(stage, ROOT);
    await page.getByRole('heading', { name: 'One more way to prove that it is you' }).waitFor();
    const { secret, codes } = await enrol(stage, 'Set up an app');
    await keepCodes(stage, codes);
    await page.waitForURL('**/console');
    await signOut(stage, 'Root Admin');

    await signIn(stage, ROOT);
    await page.getByText('Enter the code that your authenticator app shows').waitFor();
    await page.reload();
    await check();
    await page.getByLabel('Code from your authenticator app').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await check();
    await page.getByLabel('Code from your authenticator app').fill(stage.codeOf(secret));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/console');
    await signOut(stage, 'Root Admin');

    await signIn(stage, ROOT);
    await page.getByRole('link', { name: 'Use a recovery code' }).click();
    await check();
    await page.getByLabel('Recovery code').fill(codes[4] ?? '');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'You have 9 recovery codes left' }).waitFor();
    await check();
    await page.getByRole('link', { name: 'Continue' }).click();
    await page.waitForURL('**/console');
  });
}

test('a customer with a password changes it, sets up an app and removes it again', async (t) => {
  const stage = await openStage(t, { viewport: { width: 390, height: 800 } });
  if (!stage) return;
  const { page, check, origin } = stage;
  await signIn(stage, JANE);
  await page.waitForURL('**/portal/**');
  await page.goto(`${origin}/account`);
  const { codes } = await enrol(stage, 'Set up');
  await keepCodes(stage, codes);
  await page.getByText('10 left').waitFor();
  await page.getByRole('link', { name: 'Change password' }).click();
  await check();
  await page.getByLabel('New password').fill('short');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('New password').fill('another phrase of jane');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Your password was changed').waitFor();
  await page.getByRole('link', { name: 'Remove' }).click();
  await check();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('It was removed.').waitFor();
  assert.equal(page.url(), `${origin}/account?done=removed`);
});
