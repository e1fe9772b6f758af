import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { sampleUsers } from '../../examples/company-website/sample-users.ts';
import { createRemoteAuth, type LinkOptions, type User } from '../../sdk/node/remote-auth.ts';
import { projectRoot } from '../../src/kit/project-root.ts';
import { freePort } from '../support/free-port.ts';
import { fakePortal } from './fake-portal.ts';
import { type Language, languages } from './languages.ts';
import { builtFolder, environmentOf, runIn } from './run-language.ts';
import { type SiteBrowser, siteBrowser } from './site-browser.ts';

const portal = 'http://acme.localhost:8080';
const key = 'a-key-of-the-tests';
const environment = { SALLYPORT_PORTAL: portal, SALLYPORT_KEY: key };
const jane = { email: 'jane@acme.example', password: 'jane-sample-password' };

const timeOf = (link: string): number => Number(new URL(link).searchParams.get('ts'));
const nodeLinkOf = (user: User, ts: number, options?: LinkOptions): string =>
  createRemoteAuth({ portal, key, now: () => ts }).signUpUrl(user, options);

async function openSample(t: TestContext, language: Language): Promise<SiteBrowser | undefined> {
  const out = await builtFolder(t, language);
  if (out === undefined) return undefined;
  const port = await freePort();
  const [program, ...argv] = language.serve?.(port) ?? [...language.site(out), 'serve', `${port}`];
  const env = { ...environmentOf(language), ...environment };
  const site = spawn(program, argv, { cwd: projectRoot, env, stdio: 'ignore' });
  t.after(() => site.kill());
  const browser = siteBrowser(`http://localhost:${port}`);
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await browser.get('/').catch(() => setTimeout(100));
    if (answer) return browser;
  }
  throw new Error(`${program} ${argv.join(' ')} did not answer within 10 s`);
}

for (const language of languages) {
  const sample = `the ${language.name} sample`;

  test(`${sample} signs a visitor in and sends them back with a signed link, state and target`, async (t) => {
    const browser = await openSample(t, language);
    if (browser === undefined) return;
    const wanted = `${portal}/portal/tickets/17?x=1#reply`;
    const asked = await browser.get(`/helpdesk/login?ts=1&state=s%2B1&return_to=${encodeURIComponent(wanted)}`);
    assert.equal(asked.status, 303);
    const { next = '' } = asked.query;

    assert.equal((await browser.post('/sign-in', { ...jane, next }, 'https://evil.example')).status, 403);
    assert.equal((await browser.post('/sign-in', { ...jane, password: 'x', next })).status, 422);
    const elsewhere = await browser.post('/sign-in', { ...jane, next: '//evil.example/' });
    assert.equal(elsewhere.location, `${browser.origin}/`);
    assert.equal((await browser.post('/sign-in', { ...jane, next })).location, browser.origin + next);

    const { location = '' } = await browser.get(next);
    assert.ok(Math.abs(Date.now() - timeOf(location)) < 10_000);
    const [user] = sampleUsers;
    assert.ok(user);
    assert.equal(location, nodeLinkOf(user, timeOf(location), { state: 's+1', returnTo: wanted }));
  });

  test(`${sample} escapes what was typed, and lets nobody choose the user of a link by its query`, async (t) => {
    const browser = await openSample(t, language);
    if (browser === undefined) return;
    const typed = await browser.post('/sign-in', { email: 'ö"<b>@acme.example', password: 'x', next: '/' });
    assert.match(typed.body, /value="(ö|&#246;)&(quot|#34|#x22);&lt;b&gt;@acme\.example"/);
    assert.match(typed.headers['content-type'] ?? '', /charset=utf-8/i);
    await browser.post('/sign-in', jane);
    const link = await browser.get('/helpdesk/login?email=root@acme.example&return_to=https://evil.example/');
    assert.deepEqual([link.query.email, link.query.return_to], [jane.email, undefined]);
  });

  test(`${sample} shows a page after the portal’s sign-out, and signs out here only when asked`, async (t) => {
    const browser = await openSample(t, language);
    if (browser === undefined) return;
    await browser.post('/sign-in', jane);
    const page = await browser.get('/helpdesk/logout?return_to=https://evil.example/');
    assert.equal(page.status, 200);
    assert.match(page.body, /You are still signed in/);
    assert.doesNotMatch(page.body, /evil/);
    assert.equal((await browser.post('/sign-out', {})).status, 303);
    assert.doesNotMatch((await browser.get('/helpdesk/logout')).body, /still signed in/);
  });

  test(`${sample} prints the link that the Node SDK makes, and provisions, for every sample user`, async (t) => {
    const out = await builtFolder(t, language);
    if (out === undefined) return;
    const answer = { name: '', status: 200, body: '{"result":"success"}', reference: 'RA-1', result: { ok: true } };
    const { endpoint } = await fakePortal(
      t,
      sampleUsers.map(() => answer),
    );
    const there = { ...environment, SALLYPORT_ENDPOINT: endpoint };
    for (const user of sampleUsers) {
      const [person = ''] = user.loginName.split('.');
      const ask = (command: string): Promise<string> =>
        runIn(language, [...language.site(out), command, person], { environment: there });
      const link = await ask('sign');
      assert.equal(link, `${nodeLinkOf(user, timeOf(link))}\n`);
      const provisioned = JSON.parse(await ask('provision'));
      assert.deepEqual([provisioned.ok, provisioned.reference], [true, 'RA-1']);
    }
  });
}
