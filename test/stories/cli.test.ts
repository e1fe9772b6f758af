import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CommandLine, openCommandLine } from '../support/command-line.ts';
import { need } from '../support/needs.ts';
import { createTestDatabase } from '../support/postgres.ts';

const claimLink = /http:\/\/localhost:\d+\/claim\/[\w-]+/;

const claim = {
  title: 'Acme Support',
  name: 'acme',
  fullName: 'Ada Admin',
  email: 'ada@acme.example',
  password: 'a haystack of words',
};

const acme = (...lines: string[]) =>
  [
    'version: 1',
    'organizations:',
    '  - name: acme',
    '    title: Acme Support',
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n');

const jane = 'people: [{ email: jane@acme.example, full_name: Jane Doe, kind: customer }]';

function write({ folder }: CommandLine, content: string): string {
  writeFileSync(join(folder, 'acme.yaml'), content);
  return 'acme.yaml';
}

async function peopleOf(line: CommandLine, token: string): Promise<readonly string[]> {
  const url = `http://localhost:${line.port}/api/v1/organizations/acme/people`;
  const answer = await line.client().get(url, { authorization: `Bearer ${token}` });
  assert.equal(answer.status, 200, answer.text);
  return (JSON.parse(answer.text) as { people: { email: string }[] }).people.map(({ email }) => email);
}

test('the first start prints a claim link that works once; told to stop it exits with 0, and starts again claimed', async (t) => {
  const line = await openCommandLine(t);
  const first = await line.serve();
  const [link] = await first.says(claimLink);
  const browser = line.client();
  assert.equal((await browser.get(link)).status, 200);
  const claimed = await browser.post(link, claim);
  assert.deepEqual([claimed.status, claimed.location], [303, `http://localhost:${line.port}/console`]);
  assert.equal((await line.client().get(link)).status, 410);
  assert.equal((await line.client().post(link, { ...claim, name: 'other' })).status, 410);
  assert.equal(statSync(line.data).mode & 0o777, 0o700);

  first.signal('SIGTERM');
  const end = await first.ended;
  assert.equal(end.code, 0, end.stderr);
  for (const row of end.stdout.trim().split('\n')) JSON.parse(row);
  assert.doesNotMatch(end.stdout, /claim/, 'a claim link is a secret, and logs are kept');

  const second = await line.serve();
  second.signal('SIGINT');
  const again = await second.ended;
  assert.equal(again.code, 0);
  assert.doesNotMatch(again.stderr, claimLink);
});

test('until it is claimed each start prints a new link, and the one before is void', async (t) => {
  const line = await openCommandLine(t);
  const first = await line.serve();
  const [before] = await first.says(claimLink);
  first.signal('SIGTERM');
  await first.ended;
  const second = await line.serve();
  const [after] = await second.says(claimLink);
  assert.notEqual(after, before);
  assert.equal((await line.client().get(before)).status, 410);
  assert.equal((await line.client().get(after)).status, 200);
});

test('a file is applied beside the running server, which follows at once; applied again, nothing changes', async (t) => {
  const line = await openCommandLine(t);
  await line.serve();
  const file = write(line, acme(jane));
  const first = await line.run(['apply', file]);
  assert.deepEqual(
    [first.code, first.stdout, first.stderr],
    [0, '+ organization acme\n+ person jane@acme.example of acme\n', ''],
  );

  const created = await line.run(['token', 'create', '--organization', 'acme', '--permission', 'person:read']);
  assert.equal(created.code, 0, created.stderr);
  assert.match(created.stdout, /^tok_\w+\.[\w-]+\n$/, 'nothing but the token is on stdout');
  const token = created.stdout.trim();
  assert.ok(!created.stderr.includes(token));
  assert.deepEqual(await peopleOf(line, token), ['jane@acme.example']);

  const second = await line.run(['apply', file]);
  assert.deepEqual([second.code, second.stdout], [0, '= nothing changed\n']);
});

test('plan prints what apply would and changes nothing; its exit code tells whether there is anything to do', async (t) => {
  const line = await openCommandLine(t);
  const file = write(line, acme('people:', '  - { email: jane@acme.example, full_name: Jane Doe, kind: customer }'));
  const planned = await line.run(['plan', file]);
  assert.deepEqual([planned.code, planned.stderr], [3, '']);
  assert.deepEqual((await line.run(['plan', file])).stdout, planned.stdout);
  const applied = await line.run(['apply', file]);
  assert.deepEqual([applied.code, applied.stdout], [0, planned.stdout]);
  const done = await line.run(['plan', file]);
  assert.deepEqual([done.code, done.stdout, done.stderr], [0, '', 'sallyport: everything is as the file says.\n']);

  write(line, acme('people: []'));
  const pruned = '- person jane@acme.example of acme: switched off\n';
  const plans = [await line.run(['plan', file]), await line.run(['plan', file, '--prune'])];
  assert.deepEqual(
    plans.map(({ code, stdout }) => [code, stdout]),
    [
      [3, '= person jane@acme.example of acme: released\n'],
      [3, pruned],
    ],
  );
  assert.equal((await line.run(['apply', '--prune', file])).stdout, pruned);
  write(line, acme('peple: []'));
  const refused = await line.run(['plan', file]);
  assert.deepEqual([refused.code, refused.stdout], [1, '']);
  assert.match(refused.stderr, /acme\.yaml:5: peple is not known here: did you mean people\?/);
});

test('what is exported makes the same portal in an empty data folder, and release takes it out of the hands of files', async (t) => {
  const [one, two] = [await openCommandLine(t), await openCommandLine(t)];
  const key = 'keys: [{ name: k1, secret: a-key-of-the-company }]';
  const site = `remote_authentication: [{ name: site, login_url: "https://a.example/", logout_url: "https://a.example/", ${key} }]`;
  await one.run(['apply', write(one, acme(site, jane))]);
  const exported = await one.run(['export', '--organization', 'acme']);
  assert.deepEqual([exported.code, exported.stderr], [0, '']);
  assert.ok(!exported.stdout.includes('a-key-of-the-company'));
  assert.equal((await one.run(['export'])).stdout, exported.stdout);
  assert.doesNotMatch((await one.run(['export', '--without-people'])).stdout, /jane/);
  const nobody = await one.run(['export', '--organization', 'globex']);
  assert.deepEqual([nobody.code, nobody.stdout], [1, '']);
  assert.match(nobody.stderr, /There is no organization "globex"\. There are: acme\./);

  const file = write(two, exported.stdout);
  const bare = await two.run(['apply', file]);
  assert.equal(bare.code, 1);
  assert.match(bare.stderr, /the environment variable ACME_SITE_K1 is not set/);
  const set = { ACME_SITE_K1: 'another-key-of-the-company' };
  assert.equal((await two.run(['apply', file], set)).code, 0);
  assert.equal((await two.run(['export'])).stdout, exported.stdout);

  const released = await two.run(['release', '--organization', 'acme']);
  assert.equal(released.code, 0);
  assert.match(released.stdout, /^= organization acme: released\n= connection site of acme: released\n/);
  assert.equal((await two.run(['release', '--organization', 'acme'])).stdout, '= nothing changed\n');
  assert.equal(JSON.parse((await two.run(['schema'])).stdout).$id, 'urn:sallyport:configuration-file:1');
});

test('a file with typing errors is refused with lines and the nearest names, and changes nothing', async (t) => {
  const line = await openCommandLine(t);
  const bad = await line.run([
    'apply',
    write(line, acme('suport_domain: support.acme.example', jane.replace('kind', 'knd'))),
  ]);
  assert.deepEqual([bad.code, bad.stdout], [1, '']);
  assert.deepEqual(bad.stderr.trim().split('\n'), [
    'sallyport: acme.yaml:5: suport_domain is not known here: did you mean support_domain?',
    'sallyport: acme.yaml:6: kind is missing here',
    'sallyport: acme.yaml:6: knd is not known here: did you mean kind?',
    'sallyport: Nothing was changed.',
  ]);
  const token = await line.run(['token', 'create', '--organization', 'acme', '--permission', 'person:read']);
  assert.equal(token.code, 1);
  assert.match(token.stderr, /There is no organization "acme"\. There is none yet/);
  assert.match((await line.run(['apply', 'nowhere.yaml'])).stderr, /^sallyport: nowhere.yaml cannot be read/);
});

test('a command that nobody understands ends with 2 and says what was probably meant', async (t) => {
  const line = await openCommandLine(t);
  const cases: [args: string[], said: RegExp][] = [
    [[], /A command is missing\. See "sallyport help"\./],
    [['aply', 'x'], /There is no command "aply"\. Did you mean apply\?/],
    [['token'], /There is no command "token"\. Did you mean token create\?/],
    [['token', 'crate'], /Did you mean token create\?/],
    [['apply'], /FILE is missing/],
    [['apply', 'a', 'b'], /"b" is too much/],
    [['plan', 'a', '--prun'], /--prun is not an option here\. Did you mean --prune\?/],
    [['apply', 'a', '--prune=all'], /--prune takes no value/],
    [['export', 'acme'], /"acme" is too much/],
    [['release'], /--organization NAME is missing/],
    [['serve', '--port', '1'], /--port is not an option here/],
    [['token', 'create', '--organisation', 'acme'], /Did you mean --organization\?/],
    [['token', 'create', '--organization'], /--organization needs a value/],
    [['token', 'create', '--organization', 'a', '--organization', 'b'], /can be given once/],
    [['token', 'create', '--organization', 'a'], /--permission P is missing/],
    [
      ['token', 'create', '--organization', 'a', '--permission', 'person:raed'],
      /"person:raed" is not a permission\. Did you mean person:read\?/,
    ],
  ];
  for (const [args, said] of cases) {
    const { code, stdout, stderr } = await line.run(args);
    assert.deepEqual([code, stdout], [2, ''], args.join(' '));
    assert.match(stderr, said);
    assert.equal(stderr.trim().split('\n').length, 1);
  }
  const help = await line.run(['apply', '--help']);
  assert.deepEqual([help.code, help.stderr], [0, '']);
  for (const command of [
    'serve',
    'demo',
    'plan FILE',
    'apply FILE',
    'export',
    'release',
    'schema',
    'doctor',
    'token create',
  ])
    assert.ok(help.stdout.includes(command));
  assert.match((await line.run(['--version'])).stdout, /^\d+\.\d+\.\d+\n$/);
});

test('a second server on the same data, or at a place that is taken, says so instead of starting', async (t) => {
  const line = await openCommandLine(t);
  const first = await line.serve();
  const second = await line.run(['serve'], { SALLYPORT_LISTEN: '127.0.0.1:0' });
  assert.equal(second.code, 1);
  assert.match(
    second.stderr,
    /^sallyport: Another server uses the data folder .*\. Stop that one, or .*SALLYPORT_DATA\.$/m,
  );

  // However the first one dies, the folder is free again.
  first.signal('SIGKILL');
  await first.ended;
  const blocker = createServer().listen(line.port, '127.0.0.1');
  await once(blocker, 'listening');
  const third = await line.run(['serve']);
  blocker.close();
  assert.equal(third.code, 1);
  assert.match(third.stderr, /^sallyport: Something else listens at 127\.0\.0\.1:\d+\..*SALLYPORT_LISTEN\.$/m);
});

test('told to stop, the server finishes the request that has begun', async (t) => {
  const line = await openCommandLine(t);
  await line.run(['apply', write(line, acme(jane))]);
  const running = await line.serve();
  const body = 'identifier=jane%40acme.example&password=wrong';
  const host = `acme.localhost:${line.port}`;
  const head = `POST /login HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`;
  const socket = connect(line.port, '127.0.0.1');
  socket.write(head + body.slice(0, 10));
  await sleep(200);
  running.signal('SIGTERM');
  await running.says(/finishing the requests under way/);
  await sleep(100);
  socket.write(body.slice(10));
  assert.match(await text(socket), /^HTTP\/1\.1 422 /);
  assert.equal((await running.ended).code, 0);
});

test('doctor shows the settings in force without their secrets, and finds nothing wrong with what is well', async (t) => {
  const line = await openCommandLine(t);
  const fresh = await line.run(['doctor']);
  assert.equal(fresh.code, 0, fresh.stdout);
  assert.match(fresh.stdout, /– There is no database yet/);
  assert.throws(() => statSync(line.data), 'doctor made the data folder');

  const key = 'keys: [{ name: k1, secret: a-key-of-the-company }]';
  const connection = `remote_authentication: [{ name: site, login_url: "https://a.example/", logout_url: "https://a.example/", ${key} }]`;
  await line.run(['apply', write(line, acme(connection))]);
  const secrets = {
    SALLYPORT_SMTP_URL: 'smtp://postman:hunter2hunter2@127.0.0.1:9',
    SALLYPORT_MAIL_FROM: 'a@b.example',
  };
  const { code, stdout } = await line.run(['doctor'], secrets);
  assert.equal(code, 1);
  assert.doesNotMatch(stdout, /hunter2/);
  assert.match(stdout, /SALLYPORT_SMTP_URL +smtp:\/\/postman:•••@127\.0\.0\.1:9 +environment/);
  assert.match(stdout, /✗ The mail server 127\.0\.0\.1:9 does not \(.*ECONNREFUSED.*\): look at SALLYPORT_SMTP_URL\./);
  for (const well of [
    '✓ The data folder can be written',
    '✓ The database answers, and its tables are up to date.',
    '✓ The secret key opens every key of a connection (1).',
    '✓ The ledger is intact: ',
    '✓ The clock says ',
    '✓ The public address ',
  ]) {
    assert.ok(stdout.includes(well), `${well} is not in\n${stdout}`);
  }
});

test('doctor names each thing that is wrong, and what to do', async (t) => {
  const line = await openCommandLine(t);
  const connection =
    'remote_authentication: [{ name: s, login_url: "https://a.example/", logout_url: "https://a.example/", keys: [{ name: k, secret: a-key-of-the-company }] }]';
  await line.run(['apply', write(line, acme(connection))]);
  chmodSync(line.data, 0o755);
  const database = new DatabaseSync(join(line.data, 'sallyport.db'));
  database.exec(`update event set data = replace(data, 'acme', 'evil') where type = 'organization.created'`);
  database.exec('update connection_key set secret = randomblob(60)');
  database.exec(`update event set at = at + 86400000 where id = (select max(id) from event)`);
  database.close();
  const changed = { SALLYPORT_PUBLIC_URL: 'https://id.acme.example' };
  const { code, stdout } = await line.run(['doctor'], changed);
  assert.equal(code, 1);
  for (const wrong of [
    /✗ Others on this machine can look into the data folder: chmod 700 /,
    /✗ The secret key does not open [0-9a-f-]+:/,
    /✗ The ledger is not intact: event evt_\w+ \(chn_\w+, \d+\) was changed\./,
    /✗ The clock says .*, before the newest event of the ledger/,
    /✗ The public address https:\/\/id\.acme\.example is https, .*SALLYPORT_TRUSTED_PROXIES/,
  ]) {
    assert.match(stdout, wrong);
  }
  const key = Buffer.alloc(32, 1).toString('hex');
  const another = await line.run(['doctor'], { SALLYPORT_SECRET_KEY: key });
  assert.match(another.stdout, /✗ This database was made with another secret key/);
  assert.ok(!another.stdout.includes(key));
  const misspelt = await line.run(['doctor'], { SALLYPORT_LISTN: '1' });
  assert.equal(misspelt.code, 1);
  assert.match(misspelt.stdout, /✗ SALLYPORT_LISTN is not a setting: did you mean SALLYPORT_LISTEN\?/);
});

test('on PostgreSQL two servers share one database, and doctor looks into it', async (t) => {
  if (need(t, 'postgres') === undefined) return;
  const { url, drop } = await createTestDatabase();
  t.after(drop);
  const secretKey = Buffer.alloc(32, 7).toString('base64');
  const shared = { SALLYPORT_DATABASE_URL: url, SALLYPORT_SECRET_KEY: secretKey };
  const [one, two] = [await openCommandLine(t), await openCommandLine(t)];
  assert.match(
    (await one.run(['doctor'], shared)).stdout,
    /– The database answers; the next start brings its tables up to date/,
  );
  const servers = [await one.serve(shared), await two.serve({ ...shared, SALLYPORT_DATA: one.data })];
  const applied = await one.run(['apply', write(one, acme(jane))], shared);
  assert.equal(applied.code, 0, applied.stderr);
  const { code, stdout } = await one.run(['doctor'], shared);
  assert.equal(code, 0, stdout);
  assert.match(stdout, /✓ The database answers, and its tables are up to date\./);
  for (const server of servers) {
    server.signal('SIGTERM');
    assert.equal((await server.ended).code, 0);
  }
});

test('the demo prints places and accounts that work; run again, it is the same demo, and the places follow free ports', async (t) => {
  const line = await openCommandLine(t);
  const first = line.start(['demo', '--data', 'one'], { SALLYPORT_DATABASE_URL: 'not looked at' });
  const [, website = '', portal = ''] = await placesOf(first);
  const [, email = '', password = ''] = await first.says(/(rep@acme\.example) +(\S+)/);
  const entered = await signIn(line, `http://acme.localhost:${portal}/login`, { identifier: email, password });
  assert.equal(entered.location, `http://acme.localhost:${portal}/workspace`);
  await walkFromWebsite(line, website, portal);

  const second = line.start(['demo', '--data', 'two']);
  const [, otherWebsite = '', otherPortal = ''] = await placesOf(second);
  assert.notEqual(otherPortal, portal);
  await walkFromWebsite(line, otherWebsite, otherPortal);
  const third = await line.run(['demo', '--data', 'one']);
  assert.deepEqual([third.code, third.stderr.includes('running already')], [1, true]);

  first.signal('SIGINT');
  assert.equal((await first.ended).code, 0);
  const again = line.start(['demo', '--data', 'one']);
  await again.says(new RegExp(`rep@acme\\.example +${password}\n`));
});

/** The whole text, then the ports of website and portal. */
const placesOf = (demo: ReturnType<CommandLine['start']>) =>
  demo.says(/www\.acme\.localhost:(\d+).*?\/\/acme\.localhost:(\d+)\/portal.*begin anew/s);

async function signIn(line: CommandLine, url: string, form: Readonly<Record<string, string>>) {
  return line.client(Number(new URL(url).port)).post(url, form);
}

/** Signed out at the portal → the company's site → signed in there → back at the portal, as that customer. */
async function walkFromWebsite(line: CommandLine, websitePort: string, portalPort: string) {
  const [website, portal] = [line.client(Number(websitePort)), line.client(Number(portalPort))];
  const wanted = `http://acme.localhost:${portalPort}/portal/tickets`;
  const away = await portal.get(wanted);
  assert.ok(away.location?.startsWith(`http://www.acme.localhost:${websitePort}/helpdesk/login?`), away.location);
  const asked = await website.get(away.location ?? '');
  const signedIn = await website.post(`http://www.acme.localhost:${websitePort}/sign-in`, {
    email: 'jane@acme.example',
    password: 'jane-sample-password',
    next: new URL(asked.location ?? '').searchParams.get('next') ?? '',
  });
  const link = await website.get(signedIn.location ?? '');
  const back = await portal.enter(link.location ?? '');
  assert.equal(back.location, wanted);
  assert.match((await portal.get(wanted)).text, /Jane Doe/);
}
