import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { type TestContext, test } from 'node:test';
import pg from 'pg';
import { launchBrowser, openContextWithoutScripts } from './chromium.ts';
import { need } from './needs.ts';
import { createTestDatabase } from './postgres.ts';

test('each test file gets a real PostgreSQL database of its own, with fsync on', async (t) => {
  if (need(t, 'postgres') === undefined) return;
  const [one, other] = [await createTestDatabase(), await createTestDatabase()];
  t.after(async () => {
    await one.drop();
    await other.drop();
  });
  assert.notEqual(one.url, other.url);

  const client = new pg.Client({ connectionString: one.url });
  await client.connect();
  const { rows } = await client.query('show fsync');
  await client.end();
  assert.deepEqual(rows, [{ fsync: 'on' }]);
});

test('the browser reaches a portal by its localhost name, and runs no script where scripts are off', async (t) => {
  if (need(t, 'chromium') === undefined) return;
  const page = '<title>before</title><script>document.title = "after"</script>';
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const browser = await launchBrowser();
  t.after(() => browser.close());
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');

  const titles: string[] = [];
  for (const context of [await browser.newContext(), await openContextWithoutScripts(browser)]) {
    const tab = await context.newPage();
    await tab.goto(`http://acme.localhost:${address.port}/`);
    titles.push(await tab.title());
  }
  assert.deepEqual(titles, ['after', 'before']);
});

const missing = 'chromium';

test('a test whose program is missing fails, and is skipped with the reason only where skips are allowed', (t) => {
  const before = { ...process.env };
  t.after(() => {
    process.env = before;
  });
  process.env = { PATH: '' };
  const skipped: (string | undefined)[] = [];
  const asked = { skip: (reason?: string) => skipped.push(reason) } as unknown as TestContext;

  assert.throws(() => need(asked, missing), /chromium is missing \(Debian package chromium\)/);
  assert.deepEqual(skipped, []);
  process.env['ALLOW_SKIPS'] = '1';
  assert.equal(need(asked, missing), undefined);
  assert.deepEqual(skipped, ['chromium is missing (Debian package chromium)']);
});
