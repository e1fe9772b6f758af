import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { fakePortal } from '../../test/sdk/fake-portal.ts';
import { settingsOf, type Vectors, vectors } from '../../test/sdk/vectors.ts';
import { apikeyOf, createRemoteAuth, RemoteAuthError, type User } from './remote-auth.ts';

function link(vector: Vectors['refusals'][number] | Vectors['links'][number]): string {
  const remoteAuth = createRemoteAuth(settingsOf(vector));
  const { user, options } = vector;
  return vector.call === 'signIn' ? remoteAuth.signInUrl(user, options) : remoteAuth.signUpUrl(user, options);
}

describe('the digest', () => {
  for (const { name, values, key, ts, text, apikey } of vectors.digests) {
    test(`${name} has the digest of the vectors`, () => {
      assert.equal(apikeyOf(values, key, ts), apikey);
      assert.equal(createHash('md5').update(text).digest('hex'), apikey);
    });
  }
});

describe('a link, to the byte', () => {
  for (const vector of vectors.links) {
    test(vector.name, () => {
      assert.equal(link(vector), vector.url);
      assert.equal(createHash('md5').update(vector.text).digest('hex'), vector.apikey);
    });
  }
});

describe('refused before anything is sent', () => {
  for (const vector of vectors.refusals) {
    test(vector.name, () => {
      assert.throws(
        () => link(vector),
        (error) => error instanceof RemoteAuthError && error.code === vector.code,
      );
    });
  }
});

describe('where a logout page may lead', () => {
  for (const vector of vectors.logoutTargets) {
    test(vector.name, () => {
      assert.equal(createRemoteAuth(settingsOf(vector)).logoutTarget(vector.requested), vector.target);
    });
  }
});

test('provisioning asks for the redirect=0 link with the Host of the portal, and understands every answer', async (t) => {
  const { user, portal } = vectors.defaults;
  const { endpoint, requests } = await fakePortal(t, vectors.answers);
  const remoteAuth = createRemoteAuth({ ...settingsOf({}), endpoint });
  for (const { name, result, reference } of vectors.answers) {
    const answer = await remoteAuth.provision(user).catch((error: RemoteAuthError) => error.code);
    assert.deepEqual(answer, typeof result === 'string' ? result : { reference, ...result }, name);
  }
  assert.equal(requests.length, vectors.answers.length);
  for (const { method, url, headers } of requests) {
    assert.equal(`${method} ${portal}${url}`, `GET ${remoteAuth.signUpUrl(user, { redirect: 0 })}`);
    assert.equal(headers.host, new URL(portal).host);
  }
});

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
