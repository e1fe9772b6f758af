import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { createRemoteAuth } from '../../sdk/node/remote-auth.ts';
import { createServer, openProgram } from '../../src/main.ts';
import { launchBrowser } from '../support/chromium.ts';
import { acme } from '../support/example-organizations.ts';
import { need } from '../support/needs.ts';
import { settleOrganization } from '../support/settle-organization.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { testParts } from '../support/world.ts';

const bo = { email: 'bo@acme.example', loginName: 'bo.andersen', fullName: 'Bo Andersen', kind: 'customer' } as const;

interface Stage {
  readonly origin: string;
  /** A browser of its own, which has come in by a signed link. */
  readonly enter: (who: 'bo' | 'rep', options?: BrowserContextOptions) => Promise<Page>;
}

/** Plain http on a name that browsers resolve to this machine by themselves. */
async function openStage(t: TestContext): Promise<Stage | undefined> {
  if (need(t, 'chromium') === undefined) return undefined;
  const browser = await launchBrowser();
  const parts = { ...testParts(temporaryFolder(t)), publicUrl: new URL('http://localhost') };
  const program = await openProgram(parts);
  const connection = { ...acme.connection, audience: 'everyone' } as const;
  await settleOrganization(program.ctx, { ...acme, supportDomain: 'acme.localhost', connection });
  const app = createServer(program);
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  t.after(async () => {
    await browser.close();
    await app.close();
    await program.close();
  });
  const origin = `http://acme.localhost:${port}`;
  const remoteAuth = createRemoteAuth({ portal: origin, key: connection.key });
  const linkFor = (who: 'bo' | 'rep') =>
    who === 'bo' ? remoteAuth.signUpUrl(bo) : remoteAuth.signInUrl({ email: 'rep@acme.example' });
  const enter = async (who: 'bo' | 'rep', options: BrowserContextOptions = {}) => {
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(linkFor(who));
    return page;
  };
  return { origin, enter };
}

async function askQuestion(page: Page, origin: string, subject: string) {
  await page.goto(`${origin}/portal/`);
  await page.getByRole('link', { name: 'New ticket' }).click();
  await page.getByLabel('Subject').fill(subject);
  await page.getByLabel('What happened?').fill('The line of the crane.\nThank you');
  await page.getByRole('button', { name: 'Send' }).click();
}

test('without scripts a customer asks, support takes it, notes and answers, and the customer reopens it', async (t) => {
  const stage = await openStage(t);
  if (!stage) return;
  const { origin, enter } = stage;
  const plain = { javaScriptEnabled: false };
  const [customer, rep] = [await enter('bo', plain), await enter('rep', plain)];
  assert.equal(customer.url(), `${origin}/portal/`);
  assert.equal(rep.url(), `${origin}/workspace`);

  await askQuestion(customer, origin, 'April lacks a line');
  await customer.waitForURL(`${origin}/portal/tickets/1?done=opened`);
  await rep.reload();
  await rep.getByRole('link', { name: 'April lacks a line' }).click();
  await rep.getByRole('button', { name: 'Take it' }).click();
  await rep.getByText('Add an internal note').click();
  await rep.getByLabel('Internal note – only your team').fill('ZEBRA');
  await rep.getByRole('button', { name: 'Add note' }).click();
  assert.equal(await rep.getByText('ZEBRA').count(), 1);
  assert.equal(await rep.getByLabel('Reply to Bo Andersen').inputValue(), '');
  assert.equal(await rep.getByRole('button', { name: 'Add note' }).isVisible(), false, 'the note is put away again');
  await rep.getByLabel('Reply to Bo Andersen').fill('We have added it.');
  await rep.getByRole('button', { name: 'Send and mark as solved' }).click();

  await customer.goto(`${origin}/portal/tickets/1`);
  assert.equal(await customer.getByText('ZEBRA').count(), 0);
  assert.match((await customer.locator('.lead').textContent()) ?? '', /Solved/);
  await customer.getByLabel('Your reply').fill('It is still missing.');
  await customer.getByRole('button', { name: 'Send reply' }).click();
  assert.match((await customer.locator('.lead').textContent()) ?? '', /Open/);
});
