import assert from 'node:assert/strict';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../test/support/temporary-store.ts';
import { DAY, HOUR } from '../kit/clock.ts';
import { loadSettings } from './load-settings.ts';
import { nearestName } from './nearest-name.ts';
import { openSecretKey } from './open-secret-key.ts';
import { printSettings, printSettingsReference } from './print-settings.ts';
import { settingNames } from './settings.ts';

const nowhere = '/nonexistent';

function load(environment: Record<string, string>, folder = nowhere) {
  const outcome = loadSettings(environment, folder);
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.problems.join('\n'));
  return outcome.value;
}

function problems(environment: Record<string, string>, folder = nowhere): readonly string[] {
  const outcome = loadSettings(environment, folder);
  assert.ok(!outcome.ok);
  return outcome.problems;
}

test('without any setting a server starts for this machine alone', () => {
  const { trustedProxies, ...rest } = load({ PATH: '/bin' }).settings;
  assert.ok(trustedProxies.isEmpty);
  assert.deepEqual(rest, {
    data: join(nowhere, 'data'),
    listen: { host: '127.0.0.1', port: 8080 },
    publicUrl: 'http://localhost:8080',
    mailFrom: 'Sallyport <sallyport@localhost>',
    logLevel: 'info',
    sessionIdle: 8 * HOUR,
    sessionLifetime: 7 * DAY,
    eventRetention: 400 * DAY,
    hashParallel: availableParallelism(),
  });
});

test('the settings cannot be changed afterwards', () => {
  const { settings } = load({});
  assert.throws(() => Object.assign(settings, { publicUrl: 'https://evil.example' }), TypeError);
  assert.throws(() => Object.assign(settings.listen, { port: 1 }), TypeError);
});

test('every setting is read from the environment', () => {
  const { settings } = load({
    SALLYPORT_DATA: '/var/lib/sallyport',
    SALLYPORT_DATABASE_URL: 'postgresql://me@db.example/sallyport',
    SALLYPORT_LISTEN: '[::1]:9090',
    SALLYPORT_PUBLIC_URL: 'https://id.acme.example/',
    SALLYPORT_TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    SALLYPORT_SMTP_URL: 'smtps://me:secret@mail.example',
    SALLYPORT_MAIL_FROM: 'Acme Support <support@acme.example>',
    SALLYPORT_SECRET_KEY: 'ab'.repeat(32),
    SALLYPORT_LOG_LEVEL: 'warn',
    SALLYPORT_SESSION_IDLE: '30m',
    SALLYPORT_SESSION_LIFETIME: '12h',
    SALLYPORT_HASH_PARALLEL: '1',
  });
  const { trustedProxies, secretKey, ...rest } = settings;
  assert.ok(trustedProxies.includes('10.1.2.3'));
  assert.deepEqual(secretKey, Buffer.alloc(32, 0xab));
  assert.deepEqual(rest, {
    data: '/var/lib/sallyport',
    databaseUrl: 'postgresql://me@db.example/sallyport',
    listen: { host: '::1', port: 9090 },
    publicUrl: 'https://id.acme.example',
    smtpUrl: 'smtps://me:secret@mail.example',
    mailFrom: 'Acme Support <support@acme.example>',
    logLevel: 'warn',
    sessionIdle: HOUR / 2,
    sessionLifetime: 12 * HOUR,
    eventRetention: 400 * DAY,
    hashParallel: 1,
  });
});

test('an empty value is the same as none', () => {
  const { settings } = load({ SALLYPORT_LISTEN: '', SALLYPORT_SMTP_URL: '', SALLYPORT_SMTP_URL_FILE: '' });
  assert.equal(settings.listen.port, 8080);
  assert.equal(settings.smtpUrl, undefined);
});

const refused: [name: string, value: string][] = [
  ['SALLYPORT_LISTEN', '127.0.0.1:99999'],
  ['SALLYPORT_LISTEN', '8080'],
  ['SALLYPORT_LISTEN', '::1:8080'],
  ['SALLYPORT_PUBLIC_URL', 'http://id.acme.example'],
  ['SALLYPORT_PUBLIC_URL', 'http://localhost.acme.example'],
  ['SALLYPORT_PUBLIC_URL', 'https://id.acme.example/sso'],
  ['SALLYPORT_PUBLIC_URL', 'id.acme.example'],
  ['SALLYPORT_TRUSTED_PROXIES', '10.0.0.0/8, anybody'],
  ['SALLYPORT_MAIL_FROM', 'support'],
  ['SALLYPORT_MAIL_FROM', 'Support <a@acme.example>\nBcc: b@evil.example'],
  ['SALLYPORT_LOG_LEVEL', 'loud'],
  ['SALLYPORT_SESSION_IDLE', '8'],
  ['SALLYPORT_SESSION_IDLE', '0s'],
  ['SALLYPORT_SESSION_LIFETIME', '31d'],
];

for (const [name, value] of refused) {
  test(`${name} ${JSON.stringify(value)} is refused with its name and value`, () => {
    const [problem = '', ...more] = problems({ [name]: value });
    assert.ok(problem.startsWith(`${name} is ${JSON.stringify(value)}: expected `), problem);
    assert.deepEqual(more, []);
  });
}

test('plain http is enough for names that stay on this machine', () => {
  assert.equal(
    load({ SALLYPORT_PUBLIC_URL: 'http://id.localhost:8080' }).settings.publicUrl,
    'http://id.localhost:8080',
  );
});

test('a problem with a secret does not tell the secret', () => {
  const told = problems({
    SALLYPORT_SECRET_KEY: 'hunter2',
    SALLYPORT_SMTP_URL: 'mail:hunter2',
    SALLYPORT_DATABASE_URL: 'hunter2',
  });
  assert.equal(told.length, 3);
  assert.doesNotMatch(told.join(), /hunter2/);
});

test('a name nobody knows is an error that names the nearest one', () => {
  assert.deepEqual(problems({ SALLYPORT_SESSION_LIFTIME: '8h', SALLYPORT_ZEBRA: '1' }), [
    'SALLYPORT_SESSION_LIFTIME is not a setting: did you mean SALLYPORT_SESSION_LIFETIME?',
    'SALLYPORT_ZEBRA is not a setting',
  ]);
  assert.equal(nearestName('lisetn_file', ['data', 'listen', 'listen_file'], ''), 'listen_file');
  assert.equal(nearestName('zebra', ['data', 'listen'], ''), undefined);
});

test('a value can be read from a file, but not be given twice', (t) => {
  const folder = temporaryFolder(t);
  const key = Buffer.alloc(32, 7);
  writeFileSync(join(folder, 'key'), `${key.toString('base64')}\n`);
  assert.deepEqual(load({ SALLYPORT_SECRET_KEY_FILE: 'key' }, folder).settings.secretKey, key);
  assert.deepEqual(
    problems({ SALLYPORT_SECRET_KEY_FILE: 'key', SALLYPORT_SECRET_KEY: 'x' }, folder)[0],
    'SALLYPORT_SECRET_KEY and SALLYPORT_SECRET_KEY_FILE are both set: keep one',
  );
  assert.deepEqual(problems({ SALLYPORT_SECRET_KEY_FILE: 'lost' }, folder), [
    'SALLYPORT_SECRET_KEY_FILE: lost cannot be read',
  ]);
});

test('the file gives what the environment does not', (t) => {
  const folder = temporaryFolder(t);
  const yaml = [
    '# Acme',
    'public_url: https://id.acme.example',
    'listen: 0.0.0.0:80',
    'trusted_proxies: [10.0.0.1, 10.0.0.2]',
    'smtp_url:',
    '',
  ];
  writeFileSync(join(folder, 'sallyport.yaml'), yaml.join('\n'));
  const { settings, sources } = load({ SALLYPORT_LISTEN: '127.0.0.1:81' }, folder);
  assert.equal(settings.publicUrl, 'https://id.acme.example');
  assert.equal(settings.listen.port, 81);
  assert.ok(settings.trustedProxies.includes('10.0.0.2'));
  assert.equal(sources.publicUrl, 'sallyport.yaml:2: public_url');
  assert.equal(sources.listen, 'SALLYPORT_LISTEN');
});

test('a mistake in the file is told with its line', (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'etc'));
  const told = (yaml: string) => {
    writeFileSync(join(folder, 'etc', 'acme.yaml'), yaml);
    return problems({ SALLYPORT_CONFIG: 'etc/acme.yaml' }, folder);
  };
  assert.deepEqual(told('data: x\nsesion_idle: 8h\n'), [
    'acme.yaml:2: sesion_idle is not a setting: did you mean session_idle?',
  ]);
  assert.match(told('\n\nlisten: 80\n')[0] ?? '', /^acme\.yaml:3: listen is "80": expected host:port/);
  assert.match(told('data: x\ndata: y\n')[0] ?? '', /^acme\.yaml:2: /);
  assert.match(told('data: "x\n')[0] ?? '', /^acme\.yaml:/);
  assert.deepEqual(told('data: { folder: x }'), ['acme.yaml:1: expected a text, a number or a list of them']);
  assert.deepEqual(told('just words'), ['acme.yaml: expected lines of "name: value"']);
  assert.match(told('data: x\ndata_file: y\n')[0] ?? '', /data and acme\.yaml:2: data_file are both set/);
});

test('a file that was named must be there', () => {
  assert.deepEqual(problems({ SALLYPORT_CONFIG: 'lost.yaml' }), [
    `SALLYPORT_CONFIG: ${nowhere}/lost.yaml cannot be read`,
  ]);
});

test('settings that contradict each other are refused', () => {
  assert.deepEqual(problems({ SALLYPORT_SMTP_URL: 'smtp://mail.example' }), [
    'SALLYPORT_MAIL_FROM must be set together with SALLYPORT_SMTP_URL',
  ]);
  assert.deepEqual(problems({ SALLYPORT_SESSION_LIFETIME: '1h' }), [
    'SALLYPORT_SESSION_IDLE is longer than SALLYPORT_SESSION_LIFETIME',
  ]);
});

test('a secret key is made once, for its owner’s eyes only', (t) => {
  const data = join(temporaryFolder(t), 'data');
  const key = openSecretKey({ data });
  assert.equal(key.length, 32);
  assert.deepEqual(openSecretKey({ data }), key);
  assert.equal(statSync(join(data, 'secret.key')).mode & 0o777, 0o600);
  assert.deepEqual(openSecretKey({ data, secretKey: Buffer.alloc(32) }), Buffer.alloc(32));
});

test('a damaged secret key is not replaced', (t) => {
  const data = temporaryFolder(t);
  writeFileSync(join(data, 'secret.key'), 'cut');
  assert.throws(() => openSecretKey({ data }), /secret\.key does not hold 32 bytes/);
});

test('what is printed shows no secret', () => {
  const loaded = load({
    SALLYPORT_DATABASE_URL: 'postgresql://me:hunter2@db.example/sallyport?password=hunter2',
    SALLYPORT_SMTP_URL: 'smtp://mail.example:587',
    SALLYPORT_MAIL_FROM: 'support@acme.example',
    SALLYPORT_SECRET_KEY: Buffer.from('hunter2'.padEnd(32)).toString('base64'),
  });
  const printed = printSettings(loaded);
  const shown = Object.fromEntries(printed.map(({ name, value, source }) => [name, `${value} (${source})`]));
  assert.equal(
    shown['SALLYPORT_DATABASE_URL'],
    'postgresql://me:•••@db.example/sallyport?password=••• (SALLYPORT_DATABASE_URL)',
  );
  assert.equal(shown['SALLYPORT_SMTP_URL'], 'smtp://mail.example:587 (SALLYPORT_SMTP_URL)');
  assert.equal(shown['SALLYPORT_SECRET_KEY'], '••• (SALLYPORT_SECRET_KEY)');
  assert.equal(shown['SALLYPORT_LISTEN'], '127.0.0.1:8080 (default)');
  assert.doesNotMatch(JSON.stringify(printed), /hunter2|aHVudGVy/);
});

test('the reference page has a row for every setting', () => {
  const page = printSettingsReference();
  assert.equal(page.split('\n').filter((line) => line.startsWith('| `SALLYPORT_')).length, settingNames.length);
  assert.match(page, /\| `SALLYPORT_SESSION_IDLE` \| `session_idle` \| `8h` \| How long/);
});
