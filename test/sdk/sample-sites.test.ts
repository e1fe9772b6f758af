import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sampleUsers } from '../../examples/company-website/sample-users.ts';
import { createRemoteAuth, type LinkOptions, type User } from '../../sdk/node/remote-auth.ts';
import { projectRoot } from '../../src/kit/project-root.ts';
import { need } from '../support/needs.ts';
import { fakePortal } from './fake-portal.ts';
import { type SiteBrowser, siteBrowser } from './site-browser.ts';

const run = promisify(execFile);
const portal = 'http://acme.localhost:8080';
const key = 'a-key-of-the-tests';
const env = { ...process.env, SALLYPORT_PORTAL: portal, SALLYPORT_KEY: key };
const jane = { email: 'jane@acme.example', password: 'jane-sample-password' };

const samples = [
  {
    name: 'php',
    script: 'examples/php/site.php',
    serve: (port: number) => ['-S', `127.0.0.1:${port}`, 'examples/php/site.php'],
  },
  {
    name: 'python',
    script: 'examples/python/site.py',
    serve: (port: number) => ['examples/python/site.py', 'serve', `${port}`],
  },
] as const;

const timeOf = (link: string): number => Number(new URL(link).searchParams.get('ts'));
const nodeLinkOf = (user: User, ts: number, options?: LinkOptions): string =>
  createRemoteAuth({ portal, key, now: () => ts }).signUpUrl(user, options);

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

async function openSample(t: TestContext, program: string, serve: (port: number) => string[]): Promise<SiteBrowser> {
  const port = await freePort();
  const site: ChildProcess = spawn(program, serve(port), { cwd: projectRoot, env, stdio: 'ignore' });
  t.after(() => site.kill());
  const browser = siteBrowser(`http://127.0.0.1:${port}`);
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await browser.get('/').catch(() => setTimeout(100));
    if (answer) return browser;
  }
  throw new Error(`${program} ${serve(port).join(' ')} did not answer within 10 s`);
}

for (const { name, script, serve } of samples) {
  test(`${script} signs a visitor in and sends them back with a signed link, state and target`, async (t) => {
    const program = need(t, name);
    if (program === undefined) return;
    const browser = await openSample(t, program, serve);
    const wanted = `${portal}/portal/tickets/17?x=1#reply`;
    const asked = await browser.get(`/helpdesk/login?ts=1&state=s%2B1&return_to=${encodeURIComponent(wanted)}`);
    assert.equal(asked.status, 303);
    const { next = '' } = asked.query;

    assert.equal((await browser.post('/sign-in', { ...jane, next }, 'https://evil.example')).status, 403);
    assert.equal((await browser.post('/sign-in', { ...jane, password: 'x', next })).status, 422);
    const elsewhere = await browser.post('/sign-in', { ...jane, next: '//evil.example/' });
    assert.equal(elsewhere.headers.location, '/');
    assert.equal((await browser.post('/sign-in', { ...jane, next })).headers.location, next);

    const link = await browser.get(next);
    const location = link.headers.location ?? '';
    assert.ok(Math.abs(Date.now() - timeOf(location)) < 10_000);
    const [user] = sampleUsers;
    assert.ok(user);
    assert.equal(location, nodeLinkOf(user, timeOf(location), { state: 's+1', returnTo: wanted }));
  });

  test(`${script} shows a page after the portal’s sign-out, and signs out here only when asked`, async (t) => {
    const program = need(t, name);
    if (program === undefined) return;
    const browser = await openSample(t, program, serve);
    await browser.post('/sign-in', jane);
    const page = await browser.get('/helpdesk/logout?return_to=https://evil.example/');
    assert.equal(page.status, 200);
    assert.match(page.body, /You are still signed in here/);
    assert.doesNotMatch(page.body, /evil/);
    assert.equal((await browser.post('/sign-out', {})).status, 303);
    assert.doesNotMatch((await browser.get('/helpdesk/logout')).body, /still signed in/);
  });

  test(`${script} prints the link that the Node SDK makes, and provisions, for every sample user`, async (t) => {
    const program = need(t, name);
    if (program === undefined) return;
    const answer = { name: '', status: 200, body: '{"result":"success"}', reference: 'RA-1', result: { ok: true } };
    const { endpoint } = await fakePortal(
      t,
      sampleUsers.map(() => answer),
    );
    for (const user of sampleUsers) {
      const [person = ''] = user.loginName.split('.');
      const link: string = (await run(program, [script, 'sign', person], { cwd: projectRoot, env })).stdout;
      assert.equal(link, `${nodeLinkOf(user, timeOf(link))}\n`);

      const there = { cwd: projectRoot, env: { ...env, SALLYPORT_ENDPOINT: endpoint } };
      const provisioned = JSON.parse((await run(program, [script, 'provision', person], there)).stdout);
      assert.deepEqual([provisioned.ok, provisioned.reference], [true, 'RA-1']);
    }
  });
}
