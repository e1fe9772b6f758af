import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from './read-settings.ts';

const env = { SALLYPORT_URL: 'http://127.0.0.1:8080', SALLYPORT_TOKEN: 'tok_1.secret' };

test('an address and a token are enough', () => {
  const { trustedProxies, ...settings } = readSettings(env);
  assert.deepEqual(settings, {
    sallyportUrl: 'http://127.0.0.1:8080',
    token: 'tok_1.secret',
    host: '127.0.0.1',
    port: 8081,
    dataFolder: 'data/helpdesk',
    databaseUrl: undefined,
  });
  assert.deepEqual(['127.0.0.1', '::1', '192.0.2.1'].map(trustedProxies.includes), [true, true, false]);
});

test('everything can be set', () => {
  const settings = readSettings({
    ...env,
    HELPDESK_LISTEN: '[::1]:9000',
    HELPDESK_DATA: '/srv/helpdesk',
    HELPDESK_DATABASE_URL: 'postgres://db.example/helpdesk',
    HELPDESK_TRUSTED_PROXIES: '192.0.2.0/24',
  });
  assert.deepEqual([settings.host, settings.port], ['::1', 9000]);
  assert.deepEqual([settings.dataFolder, settings.databaseUrl], ['/srv/helpdesk', 'postgres://db.example/helpdesk']);
  assert.equal(settings.trustedProxies.includes('192.0.2.7'), true);
});

test('what is wrong is named', () => {
  const cases: [change: Record<string, string>, sentence: RegExp][] = [
    [{ SALLYPORT_TOKEN: '' }, /^SALLYPORT_TOKEN is not set$/],
    [{ SALLYPORT_URL: '127.0.0.1:8080' }, /^SALLYPORT_URL must be an address/],
    [{ HELPDESK_LISTEN: '8081' }, /^HELPDESK_LISTEN must be a host and a port/],
    [{ HELPDESK_TRUSTED_PROXIES: 'localhost' }, /^HELPDESK_TRUSTED_PROXIES: not_a_range: localhost$/],
  ];
  for (const [change, message] of cases) assert.throws(() => readSettings({ ...env, ...change }), { message });
});
