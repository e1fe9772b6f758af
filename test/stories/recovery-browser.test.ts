import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { createServer, openProgram } from '../../src/main.ts';
import { launchBrowser } from '../support/chromium.ts';
import { PASSWORD, setPasswordOf } from '../support/console-house.ts';
import { acme } from '../support/example-organizations.ts';
import { freePort } from '../support/free-port.ts';
import { need } from '../support/needs.ts';
import { readMails } from '../support/read-mails.ts';
import { settleOrganization } from '../support/settle-organization.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { testParts } from '../support/world.ts';

const JANE = 'jane@acme.example';
const REP = 'rep@acme.example';
const NEW = 'seven new words for a quiet door';
const folder = process.env['SCREENSHOTS'];

async function openStage(t: TestContext) {
  if (need(t, 'chromium') === undefined) return undefined;
  const port = await freePort();
  const origin = `http://acme.localhost:${port}`;
  const publicUrl = new URL(`http://localhost:${port}`);
  const program = await openProgram({ ...testParts(temporaryFolder(t)), publicUrl });
  const { ctx } = program;
  const settled = await settleOrganization(ctx, { ...acme, supportDomain: 'acme.localhost' });
  for (const email of [JANE, REP]) await setPasswordOf(ctx, settled, email);
  const app = createServer(program);
  await app.listen({ host: '127.0.0.1', port });
  const browser = await launchBrowser();
  t.after(async () => {
    await browser.close();
    await app.close();
    await program.close();
  });
  return {
    origin,
    open: async (options: BrowserContextOptions = {}) => (await browser.newContext(options)).newPage(),
    async openAs(email: string) {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${origin}/login`);
      await page.getByLabel('Email address or login name').fill(email);
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(/portal|workspace/);
      return page;
    },
    async codeOfMail() {
      const letters = (await readMails(ctx)).map(({ body }) => body).toReversed();
      return letters.map((body) => /^ {4}(\d{3,4} \d{3,4})$/m.exec(body)?.[1]).find(Boolean) ?? '';
    },
  };
}

/** Fails on what axe finds; keeps a picture where one is asked for. */
async function look(page: Page, name: string) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    [],
    name,
  );
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test('a forgotten password is replaced in a browser, and the next sign-in is by the new one', async (t) => {
  const stage = await openStage(t);
  if (!stage) return;
  const page = await stage.open();
  await page.goto(`${stage.origin}/login`);
  await page.getByLabel('Email address or login name').fill(JANE);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  assert.equal(await page.getByLabel('Email address or login name').inputValue(), JANE, 'nothing is typed twice');
  await look(page, 'forgot');
  await page.getByRole('button', { name: 'Mail me a code' }).click();
  await page.getByText('If there is an account for jane@acme.example').waitFor();
  await look(page, 'on-its-way');
  await page.getByLabel('Code from the email').fill(await stage.codeOfMail());
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('New password').fill(NEW);
  await look(page, 'new-password');
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await look(page, 'recovered');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Email address or login name').fill(JANE);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password', { exact: true }).fill(NEW);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${stage.origin}/portal/`);
});

test('with scripts off a forgotten password is replaced, too', async (t) => {
  const stage = await openStage(t);
  if (!stage) return;
  const page = await stage.open({ javaScriptEnabled: false });
  await page.goto(`${stage.origin}/sign-in/recover?identifier=${encodeURIComponent(JANE)}`);
  await page.getByRole('button', { name: 'Mail me a code' }).click();
  await page.getByLabel('Code from the email').fill(await stage.codeOfMail());
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('New password').fill(PASSWORD.replace('horse', 'zebra'));
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await page.getByText('Sign in with it now.').waitFor();
});

test('a representative reads a number out, the caller types it, and the ticket shows it by itself', async (t) => {
  const stage = await openStage(t);
  if (!stage) return;
  const [jane, rep] = [await stage.openAs(JANE), await stage.openAs(REP)];
  await jane.goto(`${stage.origin}/portal/tickets/new`);
  await jane.getByLabel('Subject').fill('My invoice');
  await jane.locator('[name=text]').fill('It is wrong.');
  await jane.locator('main button[type=submit]').last().click();
  await rep.goto(`${stage.origin}/workspace/tickets/1`);
  await rep.getByRole('button', { name: 'Check the caller by a number' }).click();
  const number = (await rep.locator('#caller-number').textContent()) ?? '';
  await look(rep, 'caller-number');
  await jane.goto(`${stage.origin}/check`);
  await look(jane, 'caller');
  await jane.getByLabel('The number you are told').fill(number);
  await jane.getByRole('button', { name: 'It is me who calls' }).click();
  await jane.getByText('sees now that it is you').waitFor();
  await rep.getByText('It is the customer', { exact: true }).waitFor({ timeout: 20_000 });
  await look(rep, 'caller-matched');

  await rep.getByRole('button', { name: 'Mail them a code to read out' }).click();
  await look(rep, 'caller-code');
  await rep.getByLabel('The code that the caller reads out').fill(await stage.codeOfMail());
  await rep.getByRole('button', { name: 'Compare' }).click();
  await rep.getByText('code by mail, read out').waitFor();
});
