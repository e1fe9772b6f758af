import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { fakePortal } from '../../test/sdk/fake-portal.ts';
import { type SiteBrowser, siteBrowser } from '../../test/sdk/site-browser.ts';
import { sampleUsers } from './sample-users.ts';
import type { Mode } from './site.ts';
import { createCompanyWebsite } from './website.ts';

const PORTAL = 'http://acme.localhost:8080';
const jane = { email: 'jane@acme.example', password: 'jane-sample-password' };
const wanted = `${PORTAL}/portal/tickets/17?x=1#reply`;
const loginPath = `/helpdesk/login?ts=1486076418702&state=s%2B1&return_to=${encodeURIComponent(wanted)}`;

async function openSite(t: TestContext, mode?: Mode, endpoint?: string): Promise<SiteBrowser> {
  const settings = { portal: PORTAL, key: 'a-key-of-the-tests', users: sampleUsers, mode, endpoint };
  const site = createCompanyWebsite(settings);
  await once(site.listen(0, '127.0.0.1'), 'listening');
  t.after(() => site.close());
  return siteBrowser(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
}

test('a visitor whom the portal sent signs in here and goes back with a signed link, state and target', async (t) => {
  const browser = await openSite(t);

  const asked = await browser.get(loginPath);
  assert.equal(asked.status, 303);
  const { next = '' } = asked.query;
  assert.match((await browser.get(asked.headers.location ?? '')).body, /Then we take you to Acme Support/);

  const signedIn = await browser.post('/sign-in', { ...jane, next });
  assert.equal(signedIn.headers.location, loginPath);

  const link = await browser.get(loginPath);
  assert.ok(link.headers.location?.startsWith(`${PORTAL}/support/RemoteAuth?`));
  assert.equal(link.headers['cache-control'], 'no-store');
  const { operation, email, fullname, state, return_to } = link.query;
  const expected = ['signup', jane.email, 'Jane Doe', 's+1', wanted];
  assert.deepEqual([operation, email, fullname, state, return_to], expected);
});

test('whatever the query of the Login URL says, the link is for whoever is signed in here', async (t) => {
  const browser = await openSite(t, 'signin');
  await browser.post('/sign-in', jane);
  const link = await browser.get(
    '/helpdesk/login?email=root@acme.example&operation=signup&return_to=https://evil.example/',
  );
  const { operation, email, return_to } = link.query;
  assert.deepEqual([operation, email, return_to], ['signin', jane.email, undefined]);
});

test('the tickets are one click away, without the way through the portal', async (t) => {
  const browser = await openSite(t);
  await browser.post('/sign-in', jane);
  assert.equal((await browser.get('/support/tickets')).query.return_to, `${PORTAL}/portal/tickets`);
});

test('provisioning creates the user from server to server before the sign-in link', async (t) => {
  const answer = { name: '', status: 200, body: '{"result":"success"}', result: { ok: true } };
  const { endpoint, requests } = await fakePortal(t, [answer]);
  const browser = await openSite(t, 'provision', endpoint);
  await browser.post('/sign-in', jane);
  assert.equal((await browser.get('/support/tickets')).query.operation, 'signin');
  assert.deepEqual(
    requests.map(({ headers }) => headers.host),
    ['acme.localhost:8080'],
  );
});

test('when the portal refuses or does not answer, the user sees a page without the reason', async (t) => {
  const body = '{"result":"failure","cause":"LoginName already exists"}';
  const { endpoint } = await fakePortal(t, [{ name: '', status: 200, body, reference: 'RA-1', result: 'answer' }]);
  const log = t.mock.method(console, 'error', () => undefined);
  const browser = await openSite(t, 'provision', endpoint);
  await browser.post('/sign-in', jane);
  for (const reason of [/LoginName already exists, reference RA-1/, /no answer/]) {
    const page = await browser.get('/support/tickets');
    assert.equal(page.status, 502);
    assert.match(page.body, /We could not open support for you/);
    assert.doesNotMatch(page.body, reason);
    assert.match(String(log.mock.calls.at(-1)?.arguments[0]), reason);
  }
});

test('the page behind the portal’s sign-out sends nobody anywhere, so nothing can loop', async (t) => {
  const browser = await openSite(t);
  await browser.post('/sign-in', jane);
  const page = await browser.get(`/helpdesk/logout?return_to=${encodeURIComponent(`${PORTAL}/portal/`)}`);
  assert.equal(page.status, 200);
  assert.match(page.body, /You are still signed in at Acme as <strong>Jane Doe<\/strong>/);
  assert.match(page.body, /href="http:\/\/acme\.localhost:8080\/portal\/">Back to support/);
  assert.doesNotMatch((await browser.get('/helpdesk/logout?return_to=https://evil.example/')).body, /evil/);

  await browser.post('/sign-out', {});
  assert.match((await browser.get('/helpdesk/logout')).body, /You are signed out of Acme as well/);
});

test('a form that another site sends is refused', async (t) => {
  const browser = await openSite(t);
  for (const origin of ['https://evil.example', 'null', '']) {
    assert.equal((await browser.post('/sign-in', jane, origin)).status, 403);
  }
  assert.equal((await browser.get('/account')).status, 303);
});

test('a wrong password and an unknown address get the same answer, and nothing typed is lost but the password', async (t) => {
  const browser = await openSite(t);
  const wrong = await browser.post('/sign-in', { ...jane, password: 'x' });
  const unknown = await browser.post('/sign-in', { email: 'j"<b>@acme.example', password: '' });
  assert.deepEqual([wrong.status, unknown.status], [422, 422]);
  assert.equal(unknown.body.replace('j&quot;&lt;b&gt;@acme.example', jane.email), wrong.body);
});

test('after signing in nobody is led off the site', async (t) => {
  const browser = await openSite(t);
  for (const next of ['//evil.example/', '/\\evil.example/', 'https://evil.example/', '/a b', '']) {
    assert.equal((await browser.post('/sign-in', { ...jane, next })).headers.location, '/');
  }
});

test('an oversized form and an unknown page are answered as such', async (t) => {
  const browser = await openSite(t);
  assert.equal((await browser.post('/sign-in', { email: 'x'.repeat(20_000) })).status, 413);
  assert.equal((await browser.get('/nothing')).status, 404);
});
