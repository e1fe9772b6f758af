import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSallyportClient, SallyportError } from './client.ts';

const visitor = {
  host: 'support.acme.example:8443',
  protocol: 'https',
  cookie: '__Host-session=ses_1.secret',
  address: '192.0.2.15',
  userAgent: 'Browser',
} as const;

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
}

function answering(status: number, body: unknown) {
  const sent: Sent[] = [];
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    const { method = 'GET', headers, body: text } = init;
    sent.push({ url: String(url), method, headers: new Headers(headers), body: text && JSON.parse(String(text)) });
    return Response.json(body, { status });
  };
  return { sent, client: createSallyportClient({ baseUrl: 'http://127.0.0.1:8080', token: 'tok_1.secret', fetch }) };
}

test('who somebody is, is asked in their own name and without the token', async () => {
  const { sent, client } = answering(200, { id: 'per_1' });
  assert.equal((await client.me(visitor))?.id, 'per_1');
  const [request] = sent;
  assert.equal(request?.url, 'http://127.0.0.1:8080/api/v1/me');
  assert.deepEqual(Object.fromEntries(request?.headers ?? []), {
    cookie: visitor.cookie,
    'user-agent': 'Browser',
    'x-forwarded-for': '192.0.2.15',
    'x-forwarded-host': 'support.acme.example:8443',
    'x-forwarded-proto': 'https',
  });
});

test('nobody is signed in where Sallyport says so, and where there is no cookie at all', async () => {
  const { sent, client } = answering(401, { type: 'urn:sallyport:problem:not-signed-in' });
  assert.equal(await client.me(visitor), undefined);
  assert.equal(await client.me({ ...visitor, cookie: '' }), undefined);
  assert.equal(sent.length, 1);
});

test('the entrance is asked with the token, and its cookies are handed on', async () => {
  const { sent, client } = answering(200, { location: 'https://www.acme.example/login', set_cookies: ['a=b'] });
  const entrance = await client.entrance(visitor, '/portal/tickets/17?x=1');
  assert.deepEqual(entrance, { location: 'https://www.acme.example/login', setCookies: ['a=b'] });
  const { host, protocol, address, cookie } = visitor;
  assert.deepEqual(sent[0]?.body, { host, protocol, address, cookie, return_to: '/portal/tickets/17?x=1' });
  assert.equal(sent[0]?.headers.get('authorization'), 'Bearer tok_1.secret');
});

test('an address that is none has no requester', async () => {
  const wish = { organization: 'org_1', email: 'bo', fullName: 'Bo' };
  assert.equal(await answering(422, {}).client.requester(wish), undefined);
  const found = { id: 'con_1', kind: 'contact', email: 'bo@acme.example', full_name: 'Bo', address_verified: false };
  const { sent, client } = answering(200, found);
  assert.deepEqual(await client.requester({ ...wish, email: 'bo@acme.example' }), found);
  assert.deepEqual(sent[0]?.body, { organization: 'org_1', email: 'bo@acme.example', full_name: 'Bo' });
});

test('a problem is thrown with its status and type, and so is silence', async () => {
  const event = { organization: 'org_1', name: 'ticket.opened', actor: 'per_1', subject: null, object: 'ticket:1' };
  const { client } = answering(403, { type: 'urn:sallyport:problem:not-allowed', title: 'You may not do this' });
  await assert.rejects(client.record(event), (error: unknown) => {
    assert.ok(error instanceof SallyportError);
    assert.deepEqual([error.status, error.type], [403, 'urn:sallyport:problem:not-allowed']);
    return true;
  });
  const silent = createSallyportClient({
    baseUrl: 'http://127.0.0.1:8080',
    token: 't',
    fetch: async () => {
      throw new TypeError('fetch failed');
    },
  });
  await assert.rejects(silent.me(visitor), { name: 'SallyportError', status: 0, type: 'unreachable' });
});
