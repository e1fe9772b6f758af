import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createCallerClient } from '../../sdk/node/callers.ts';
import { createSallyportClient } from '../../sdk/node/client.ts';
import { parseRanges } from '../../src/kit/addresses.ts';
import { systemClock } from '../../src/kit/clock.ts';
import { openEngine } from '../../src/store/open-engine.ts';
import { temporaryFolder } from '../../test/support/temporary-store.ts';
import type { HelpdeskTables } from '../store/tables.ts';
import { createServer } from './create-server.ts';

/** A helpdesk whose Sallyport gives this answer to everything; `undefined` is none. */
function openHelpdesk(t: TestContext, answer?: () => Response) {
  const asked: { url: string; headers: Headers }[] = [];
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    asked.push({ url: String(url), headers: new Headers(init.headers) });
    if (!answer) throw new TypeError('fetch failed');
    return answer();
  };
  const trustedProxies = parseRanges('127.0.0.1');
  assert.ok(trustedProxies.ok);
  const engine = openEngine<HelpdeskTables>({ dataFolder: temporaryFolder(t) });
  const settings = { baseUrl: 'http://127.0.0.1:9', token: 'tok_1.secret', fetch };
  const client = { ...createSallyportClient(settings), ...createCallerClient(settings) };
  const app = createServer({ client, engine, ...systemClock, trustedProxies: trustedProxies.value, log: false });
  t.after(async () => {
    await app.close();
    await engine.close();
  });
  return { app, asked };
}

const cookie = '__Host-session=ses_1.secret';
const forwarded = {
  host: '127.0.0.1:8081',
  'x-forwarded-host': 'support.acme.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-for': '192.0.2.15',
};

test('while Sallyport is away nobody is let in, and nothing typed is lost', async (t) => {
  const { app } = openHelpdesk(t);
  const page = await app.inject({ url: '/portal/tickets', headers: { cookie } });
  assert.equal(page.statusCode, 503);
  assert.match(page.body, /Something went wrong on our side/);
  const sent = await app.inject({
    method: 'POST',
    url: '/portal/tickets',
    headers: {
      ...forwarded,
      cookie,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'subject=About+it&text=Written+for+an+hour',
  });
  assert.equal(sent.statusCode, 503);
  assert.match(sent.body, /Written for an hour/);
  assert.match(sent.body, /value="About it"/);
});

test('who the visitor is, is taken from a trusted proxy, and from nobody else', async (t) => {
  const { app, asked } = openHelpdesk(t, () => Response.json({}, { status: 401 }));
  for (const remoteAddress of ['127.0.0.1', '203.0.113.9']) {
    await app.inject({ url: '/portal/', headers: { ...forwarded, cookie }, remoteAddress });
  }
  const told = asked
    .filter(({ url }) => url.endsWith('/me'))
    .map(({ headers }) => ['host', 'proto', 'for'].map((name) => headers.get(`x-forwarded-${name}`)));
  assert.deepEqual(told, [
    ['support.acme.example', 'https', '192.0.2.15'],
    ['127.0.0.1:8081', 'http', '203.0.113.9'],
  ]);
});

test('a form that is too long, or no form at all, gets a page', async (t) => {
  const { app } = openHelpdesk(t);
  const post = (type: string, body: string) =>
    app.inject({ method: 'POST', url: '/portal/tickets', headers: { 'content-type': type }, body });
  const long = await post('application/x-www-form-urlencoded', `text=${'a'.repeat(300_000)}`);
  assert.equal(long.statusCode, 413);
  assert.match(long.body, /We cannot read this/);
  assert.equal((await post('application/xml', '<text/>')).statusCode, 415);
});

test('every answer forbids what a page does not need', async (t) => {
  const { app } = openHelpdesk(t);
  const { headers } = await app.inject({ url: '/portal/' });
  assert.match(String(headers['content-security-policy']), /^default-src 'none';.*frame-ancestors 'none'/);
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['x-content-type-options'], 'nosniff');
});
