import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { appCode } from '../support/authenticator.ts';
import { openCommandLine } from '../support/command-line.ts';

const file = `version: 1
organizations:
  - name: acme
    title: Acme Support
    people:
      - { email: ada@acme.example, full_name: Ada Admin, kind: representative, role: CEO, profile: Administrator, password: a haystack of words }
`;

test('a sole administrator without their phone gets back in by whoever has the data folder', async (t) => {
  const line = await openCommandLine(t);
  writeFileSync(join(line.folder, 'acme.yaml'), file);
  const applied = await line.run(['apply', 'acme.yaml']);
  assert.equal(applied.code, 0, applied.stderr);
  const server = await line.serve();
  const origin = `http://localhost:${line.port}`;
  const browser = line.client();
  const signIn = (client = browser) =>
    client.post(`${origin}/acme/safe-access`, { identifier: 'ada@acme.example', password: 'a haystack of words' });
  const setUp = `${origin}/sign-in/set-up`;
  assert.equal((await signIn()).location, setUp, 'who administers needs two factors');
  await browser.post(`${setUp}/authenticator-app`, {});
  const page = await browser.get(`${setUp}/authenticator-app/set-up`);
  const secret = (/id="secret"[^>]*>([^<]*)</.exec(page.text)?.[1] ?? '').replaceAll(' ', '');
  const code = appCode(secret, Date.now());
  assert.equal((await browser.post(`${setUp}/authenticator-app/set-up`, { code })).status, 200);
  assert.equal((await browser.get(`${origin}/console`)).status, 200);
  assert.equal((await signIn(line.client())).location, `${origin}/sign-in/totp`);
  server.signal('SIGTERM');
  await server.ended;

  const reset = (email: string, organization = 'acme') =>
    line.run(['person', 'reset-second-factor', '--organization', organization, email]);
  const unknown = await reset('bob@acme.example');
  assert.deepEqual([unknown.code, unknown.stdout], [1, '']);
  assert.match(unknown.stderr, /Nobody in acme has the address "bob@acme\.example"/);
  assert.match((await reset('ada@acme.example', 'other')).stderr, /There are: acme/);
  const done = await reset('ADA@acme.example');
  assert.equal(done.code, 0, done.stderr);
  assert.match(done.stderr, /removed the authenticator app and the recovery codes of ada@acme\.example/);
  assert.doesNotMatch(done.stdout + done.stderr, new RegExp(secret));
  assert.match((await reset('ada@acme.example')).stderr, /has no second factor/);

  await line.serve();
  assert.equal((await browser.get(`${origin}/console`)).status, 302);
  assert.equal((await signIn(line.client())).location, setUp);
});
