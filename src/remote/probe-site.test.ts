import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server } from 'node:net';
import { type TestContext, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { freePort } from '../../test/support/free-port.ts';
import { probeSite } from './probe-site.ts';

const home = { publicHost: 'localhost' };
const abroad = { publicHost: 'sallyport.example' };

async function listen(t: TestContext, server: Server): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** A website on this machine, and what was asked of it. */
async function openSite(t: TestContext, answer: RequestListener) {
  const asked: { method: string; url: string; headers: NodeJS.Dict<string | string[]> }[] = [];
  const server = createServer((request, response) => {
    asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  const port = await listen(t, server);
  t.after(() => server.closeAllConnections());
  return { origin: `http://www.acme.localhost:${port}`, port, asked };
}

test('a page that answers is told by its status, whatever that is', async (t) => {
  const { origin } = await openSite(t, (request, response) => {
    response.writeHead(Number(request.url?.slice(1)), { location: '/sign-in' }).end();
  });
  for (const status of ['200', '204', '302', '303', '401', '404', '500', '503']) {
    assert.deepEqual(await probeSite(`${origin}/${status}`, home), { ok: true, value: status });
  }
});

// A page that redirects inwards would let whoever owns it read, by its status, what only this server reaches.
test('a redirect is told and not followed, wherever it leads', async (t) => {
  const inside = await openSite(t, (_request, response) => response.end('secret'));
  const site = await openSite(t, (_request, response) => {
    response.writeHead(302, { location: `${inside.origin}/admin` }).end();
  });
  assert.deepEqual(await probeSite(`${site.origin}/login`, home), { ok: true, value: '302' });
  assert.equal(site.asked.length, 1);
  assert.equal(inside.asked.length, 0);
});

test('nothing of ours is brought along', async (t) => {
  const { origin, asked } = await openSite(t, (_request, response) => response.end());
  await probeSite(`${origin}/login?x=1#frag`, home);
  assert.equal(asked.length, 1);
  assert.deepEqual([asked[0]?.method, asked[0]?.url], ['GET', '/login?x=1']);
  assert.deepEqual(Object.keys(asked[0]?.headers ?? {}).sort(), ['accept', 'connection', 'host', 'user-agent']);
});

test('a slow answer, a slow name server and a page without end are given up', async (t) => {
  const silent = await openSite(t, () => undefined);
  const endless = await openSite(t, (_request, response) => {
    const timer = setInterval(() => response.write('x'.repeat(1000)), 1);
    response.on('close', () => clearInterval(timer));
  });
  const hurried = { ...home, patience: 200 };
  const before = Date.now();
  assert.deepEqual(await probeSite(`${silent.origin}/`, hurried), { ok: false, reason: 'too_slow' });
  const neverResolve = () => new Promise<never>(() => undefined);
  assert.deepEqual(await probeSite('https://www.acme.example/', { ...hurried, resolve: neverResolve }), {
    ok: false,
    reason: 'too_slow',
  });
  assert.deepEqual(await probeSite(`${endless.origin}/`, hurried), { ok: true, value: '200' });
  assert.ok(Date.now() - before < 3_000);
});

test('a name that nobody knows, a port that nobody hears and what is no website are told apart', async (t) => {
  const unknown = { ...abroad, resolve: () => Promise.reject(new Error('ENOTFOUND')) };
  assert.deepEqual(await probeSite('https://www.acme.invalid/', unknown), { ok: false, reason: 'unknown_name' });
  const empty = { ...abroad, resolve: async () => [] };
  assert.deepEqual(await probeSite('https://www.acme.example/', empty), { ok: false, reason: 'unknown_name' });
  const closed = `http://www.acme.localhost:${await freePort()}/`;
  assert.deepEqual(await probeSite(closed, home), { ok: false, reason: 'refused' });
  const chatter = await listen(
    t,
    createNetServer((socket) => socket.on('error', () => undefined).end('hello\r\n')),
  );
  assert.deepEqual(await probeSite(`http://localhost:${chatter}/`, home), { ok: false, reason: 'no_sense' });
  const plain = await openSite(t, (_request, response) => response.end());
  assert.deepEqual(await probeSite(`https://localhost:${plain.port}/`, home), { ok: false, reason: 'no_sense' });
});

test('a certificate that this server does not trust is told', async (t) => {
  const server = new SMTPServer({ secure: true, logger: false });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  t.after(() => new Promise<void>((closed) => server.close(closed)));
  const { port } = listening.address() as AddressInfo;
  assert.deepEqual(await probeSite(`https://localhost:${port}/`, home), { ok: false, reason: 'bad_certificate' });
});

test('plain http is looked at on this machine alone, by an installation on this machine', async (t) => {
  const { origin, asked } = await openSite(t, (_request, response) => response.end());
  const plain = { ok: false, reason: 'plain_http' };
  assert.deepEqual(await probeSite(origin, abroad), plain);
  assert.deepEqual(await probeSite('http://www.acme.example/', home), plain);
  assert.equal(asked.length, 0);
});

// An administrator of one organization must not read the cloud’s credentials, nor what listens on the server itself.
test('what only this server reaches is not asked, however its address is written or resolved', async (t) => {
  const { port, asked } = await openSite(t, (_request, response) => response.end());
  const hosts = ['127.0.0.1', '[::1]', '0.0.0.0', '[::]', '2130706433', '0x7f.1', '[::ffff:7f00:1]', 'localhost'];
  for (const host of [...hosts, '169.254.169.254', '[fe80::1]', '[::ffff:a9fe:a9fe]', '[fd00:ec2::254]', '224.0.0.1']) {
    const answer = await probeSite(`https://${host}:${port}/`, abroad);
    assert.deepEqual(answer, { ok: false, reason: 'special_address' }, host);
  }
  for (const addresses of [['169.254.169.254'], ['127.0.0.1'], ['93.184.216.34', '169.254.169.254'], ['fe80::1']]) {
    const answer = await probeSite('https://www.acme.example/', { ...abroad, resolve: async () => addresses });
    assert.deepEqual(answer, { ok: false, reason: 'special_address' }, addresses.join());
  }
  assert.equal(asked.length, 0);
});

// DNS may answer a good address to whoever judges and a bad one to whoever connects.
test('the connection goes to the address that was judged: the name is asked once', async (t) => {
  const { port, asked } = await openSite(t, (_request, response) => response.end());
  let times = 0;
  const resolve = async () => {
    times += 1;
    return times === 1 ? ['127.0.0.1'] : ['169.254.169.254'];
  };
  const answer = await probeSite(`http://rebound.localhost:${port}/`, { ...home, resolve });
  assert.deepEqual(answer, { ok: true, value: '200' });
  assert.deepEqual([times, asked.length], [1, 1]);
});

// Open or closed, and what listens: enough questions draw a map of a network.
test('of a private network nothing is told but the class of the status, or that there is no answer', async () => {
  const resolve = async () => ['10.255.255.1'];
  const answer = await probeSite('https://intranet.example:1/', { ...abroad, resolve, patience: 300 });
  assert.deepEqual(answer, { ok: false, reason: 'unreachable' });
});
