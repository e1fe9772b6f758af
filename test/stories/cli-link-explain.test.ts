import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { type CommandLine, openCommandLine } from '../support/command-line.ts';
import { signedLink } from '../support/sign-link.ts';

const KEY = 'a key that the site has as well';

const file = `version: 1
organizations:
  - name: acme
    title: Acme Support
    people: [{ email: jane@acme.example, full_name: Jane Doe, kind: customer, login_name: jane.doe }]
    remote_authentication:
      - name: website
        login_url: https://www.acme.example/login
        logout_url: https://www.acme.example/logout
        keys: [{ name: k1, secret: ${KEY} }]
        enabled: true
`;

/** An installation with one company whose site has a key. */
async function settle(line: CommandLine) {
  writeFileSync(join(line.folder, 'acme.yaml'), file);
  const applied = await line.run(['apply', 'acme.yaml']);
  assert.equal(applied.code, 0, applied.stderr);
}

const jane = (ts: number) => ({ operation: 'signin', email: 'jane@acme.example', ts });
const explain = ['link', 'explain', '--organization', 'acme'];

test('a link is explained on the command line: the mistake first, the stages last, no key and no digest', async (t) => {
  const line = await openCommandLine(t);
  await settle(line);
  const origin = `http://acme.localhost:${line.port}`;
  const good = await line.run([...explain, signedLink(origin, KEY, jane(Date.now()))]);
  assert.deepEqual([good.code, good.stderr], [0, '']);
  assert.match(good.stdout, /^Nothing is wrong with this link\.\n/);

  const link = signedLink(origin, KEY, jane(Math.floor(Date.now() / 1000)));
  const bad = await line.run([...explain, link]);
  assert.equal(bad.code, 3, bad.stderr);
  assert.match(bad.stdout, /^The signature was made with ts in seconds, not milliseconds\.\n {2}Send the milliseconds/);
  assert.match(bad.stdout, /Or switch on seconds_timestamps of website\./);
  assert.match(bad.stdout, /^Signed {4}signinjane@acme\.example‹key k1›\d{10}$/m);
  assert.match(bad.stdout, /^✗ timestamp/m);
  assert.match(bad.stdout, /^✓ user {7}It means Jane Doe, who exists\.$/m);
  assert.ok(!bad.stdout.includes(KEY) && !bad.stdout.includes(link.slice(-32)));

  const foreign = await line.run([...explain, signedLink(origin, 'not a key of ours', jane(Date.now()))]);
  assert.equal(foreign.code, 3);
  assert.match(foreign.stdout, /^The link is not signed with a key of yours/);
});

test('a link comes in over standard input, so that no list of processes shows it', async (t) => {
  const line = await openCommandLine(t);
  await settle(line);
  const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.js');
  const env = { PATH: process.env['PATH'], ...line.environment };
  const child = spawn(process.execPath, [main, ...explain, '-'], { cwd: line.folder, env });
  child.stdin.end(`${signedLink('https://elsewhere.example', KEY, jane(Date.now()))}\n`);
  assert.match(await text(child.stdout), /^The link goes to elsewhere\.example, which is not the Support Domain/);
});

test('an attempt is explained by the reference that its visitor was told', async (t) => {
  const line = await openCommandLine(t);
  await settle(line);
  await line.serve();
  const link = signedLink(`http://acme.localhost:${line.port}`, `${KEY}\n`, jane(Date.now()));
  const answer = await line.client().get(link);
  const reference = String(answer.headers['x-sallyport-ref']);
  const told = await line.run([...explain, '--reference', reference]);
  assert.equal(told.code, 3, told.stderr);
  assert.match(told.stdout, /^The key was used with a line break behind it\.\n/);
});

test('what cannot be explained is said in a sentence', async (t) => {
  const line = await openCommandLine(t);
  await settle(line);
  const cases = [
    [explain, 2, /Give a link, - to read it from standard input, or --reference/],
    [[...explain, 'operation=signin', '--reference', 'RA-0000-00'], 2, /Give a link/],
    [[...explain, 'a', 'b'], 2, /"b" is too much/],
    [[...explain, '--reference', 'RA-0000-00'], 1, /There is no attempt RA-0000-00 of acme\./],
    [['link', 'explain', 'operation=signin'], 2, /--organization NAME is missing/],
    [['link', 'explain', '--organization', 'other', 'a=b'], 1, /There is no organization "other"/],
  ] as const;
  for (const [args, code, sentence] of cases) {
    const end = await line.run(args);
    assert.deepEqual([end.code, end.stdout], [code, ''], args.join(' '));
    assert.match(end.stderr, sentence);
  }
});
