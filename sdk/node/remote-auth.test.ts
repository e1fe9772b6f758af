import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakePortal } from '../../test/sdk/fake-portal.ts';
import { settingsOf, vectors } from '../../test/sdk/vectors.ts';
import { createRemoteAuth, type RemoteAuthError, type User } from './remote-auth.ts';

test('a portal that cannot be reached is a network error that does not repeat the signed link', async (t) => {
  const { endpoint } = await fakePortal(t, []);
  const remoteAuth = createRemoteAuth({ ...settingsOf({}), endpoint });
  await assert.rejects(remoteAuth.provision(vectors.defaults.user), (error: RemoteAuthError) => {
    assert.equal(error.code, 'network');
    assert.doesNotMatch(error.message, /apikey/);
    return true;
  });
});

test('what a query parser returns is not a user', () => {
  const remoteAuth = createRemoteAuth(settingsOf({}));
  const query = 'email=root@acme.example&loginName=root.admin&fullName=Root&kind=representative';
  const parsed: User = Object.assign(Object.create(null), Object.fromEntries(new URLSearchParams(query)));
  for (const user of [parsed, new URLSearchParams(query) as unknown as User]) {
    assert.throws(() => remoteAuth.signInUrl(user), { code: 'user' });
    assert.throws(() => remoteAuth.signUpUrl(user), { code: 'user' });
  }
});

test('text that is not Unicode is refused in a user and left out of what came with the request', () => {
  const remoteAuth = createRemoteAuth(settingsOf({}));
  const { user } = vectors.defaults;
  assert.throws(() => remoteAuth.signUpUrl({ ...user, fullName: 'Jane \ud800' }), { code: 'user' });
  assert.equal(remoteAuth.signInUrl(user, { state: '\ud800' }), remoteAuth.signInUrl(user));
});

test('an endpoint with a path is refused at start', () => {
  assert.throws(() => createRemoteAuth({ ...settingsOf({}), endpoint: 'http://127.0.0.1/x' }), { code: 'settings' });
});

test('without a clock of its own the link carries the present time', () => {
  const { portal, key, user } = vectors.defaults;
  const before = Date.now();
  const ts = Number(new URL(createRemoteAuth({ portal, key }).signInUrl(user)).searchParams.get('ts'));
  assert.ok(ts >= before && ts <= Date.now());
});
