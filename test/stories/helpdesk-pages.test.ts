import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import axe from 'axe-core';
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
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

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

const settings: Readonly<Record<string, BrowserContextOptions>> = {
  light: {},
  dark: { colorScheme: 'dark' },
  'a phone': phone,
  'a phone in the dark': { ...phone, colorScheme: 'dark' },
};

for (const [setting, options] of Object.entries(settings)) {
  test(`every page of the helpdesk passes axe and fits: ${setting}`, async (t) => {
    const stage = await openStage(t);
    if (!stage) return;
    const { origin, enter } = stage;
    const [customer, rep] = [await enter('bo', options), await enter('rep', options)];
    const lookAt = async (page: Page, paths: readonly string[]) => {
      for (const path of paths) {
        await page.goto(origin + path);
        await assertSound(page, path);
      }
    };
    await lookAt(customer, ['/portal/', '/portal/tickets', '/portal/tickets/new', '/account/confirm-address']);
    await lookAt(rep, ['/workspace?view=mine']);
    await customer.getByRole('button', { name: 'Send the code' }).click();
    await assertSound(customer, 'the code');
    await askQuestion(customer, origin, `The invoice of April ${'and of others '.repeat(9)}`);
    await lookAt(customer, ['/portal/', '/portal/tickets', '/portal/tickets/1', '/portal/nowhere']);
    await customer.goto(`${origin}/portal/tickets/new`);
    await customer.getByRole('button', { name: 'Send' }).click();
    await assertSound(customer, 'a form with problems');
    await rep.goto(`${origin}/workspace/tickets/1`);
    await rep.getByText('Add an internal note').click();
    await rep.getByLabel('Internal note – only your team').fill('ZEBRA');
    await assertSound(rep, 'writing a note');
    await rep.getByRole('button', { name: 'Add note' }).click();
    await lookAt(rep, ['/workspace', '/workspace/tickets/1', '/workspace/tickets/new', '/workspace/nowhere']);
  });
}

async function assertSound(page: Page, name: string) {
  await page.evaluate(axe.source);
  const results = await page.evaluate<axe.AxeResults>(
    'axe.run(document, { rules: { "target-size": { enabled: true } } })',
  );
  const violations = results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  assert.deepEqual(violations, [], name);
  assert.ok(results.passes.length > 10, `${name}: axe looked at next to nothing`);
  const sideways = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  assert.equal(sideways, 0, `${name} scrolls sideways`);
}
