import assert from 'node:assert/strict';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { listenOnLoopback } from '../../test/support/listen.ts';
import { MINUTE, SECOND } from '../kit/clock.ts';
import { createSealer } from '../kit/secrets.ts';
import { answerReached, createDomainWatch, REACHED } from './domain-watch.ts';

const sealer = createSealer(Buffer.alloc(32, 7));
const NAME = 'support.acme.example';

const nonceOf = (url = ''): string => url.slice(REACHED.length);

/** Asks as if DNS led the name to these addresses. */
function watch(addresses: readonly string[] = ['127.0.0.1']) {
  let [now, asked] = [1_700_000_000_000, 0];
  const resolve = async (name: string) => {
    assert.equal(name, NAME);
    asked += 1;
    return addresses;
  };
  const pass = (time: number) => {
    now += time;
  };
  return { ...createDomainWatch({ now: () => now, sealer, resolve }), pass, asked: () => asked };
}

const serve = (t: TestContext, answer: RequestListener) => listenOnLoopback(t, createHttpServer(answer));
const here = (origin: string, key = sealer): RequestListener => {
  return ({ url }, reply) => reply.end(answerReached({ sealer: key }, nonceOf(url), origin));
};

test('a name that leads to this server is told from one that leads here under another name, or to another server', async (t) => {
  const listeners: Readonly<Record<string, (origin: string) => RequestListener>> = {
    here: (origin) => here(origin),
    renamed: () => here('http://127.0.0.1:8080'),
    hidden: (origin) => here(origin, createSealer(Buffer.alloc(32, 8))),
  };
  for (const [kind, listener] of Object.entries(listeners)) {
    let origin = '';
    const port = await serve(t, (request, reply) => listener(origin)(request, reply));
    origin = `http://${NAME}:${port}`;
    assert.equal((await watch().lookAgain(origin)).kind, kind);
  }
});

/** Threat: a name of the attacker’s leads to us once and answers anything, or repeats what we answered before. */
test('an answer that was heard before, or says yes to everything, is not ours', async (t) => {
  const heard = answerReached({ sealer }, 'x'.repeat(43), `http://${NAME}`);
  for (const text of [heard, 'ok', '', 'x'.repeat(100_000)]) {
    const port = await serve(t, (_request, reply) => reply.end(text));
    assert.equal((await watch().lookAgain(`http://${NAME}:${port}`)).kind, 'hidden');
  }
});

/** Threat: a name is pointed at what only this server can reach, and the page becomes a map of it. */
test('of a private network it says only that we are not there, and clouds’ addresses are not asked at all', async (t) => {
  const [hits, paths]: [string[], string[]] = [[], []];
  const port = await serve(t, ({ url = '', headers }, reply) => {
    paths.push(url.slice(0, REACHED.length));
    hits.push(...Object.keys(headers));
    reply.writeHead(302, { location: `http://${NAME}:${port}/admin` }).end('secret');
  });
  const closed = await listenOnLoopback(t, createNetServer());
  const silent = await listenOnLoopback(
    t,
    createNetServer(() => undefined),
  );
  for (const one of [port, closed + 1, silent]) {
    assert.deepEqual(await watch().lookAgain(`http://${NAME}:${one}`), { kind: 'hidden', code: '' }, String(one));
  }
  assert.deepEqual(paths, [REACHED], 'one path, and no redirect was followed');
  assert.deepEqual(
    hits.filter((name) => name === 'cookie' || name === 'authorization'),
    [],
  );
  for (const address of ['169.254.169.254', '::ffff:169.254.169.254', 'fe80::1', '0.0.0.0', '100.100.100.200']) {
    const { kind } = await watch([address]).lookAgain(`http://${NAME}:${port}`);
    assert.equal(kind, 'hidden', address);
  }
  assert.equal(paths.length, 1, 'nobody else was asked');
});

test('a name that nobody knows, a bad certificate and silence are told apart, as far as strangers may know', async (t) => {
  assert.equal((await watch([]).lookAgain(`https://${NAME}`)).kind, 'unknown_name');
  const secure = new SMTPServer({ secure: true }).on('error', () => undefined);
  const port = await listenOnLoopback(t, secure.server);
  const { lookAgain } = createDomainWatch({ now: Date.now, sealer, resolve: async () => ['127.0.0.1'] });
  assert.equal((await lookAgain(`https://${NAME}:${port}`)).kind, 'hidden');
  const { kind, code } = await createDomainWatch({
    now: Date.now,
    sealer,
    resolve: () => new Promise(() => undefined),
  }).lookAgain(`https://${NAME}`);
  assert.deepEqual([kind, code], ['silent', 'ETIMEDOUT']);
});

test('a page waits a moment only; what was found is kept for a while, good news longer than bad', async (t) => {
  let origin = '';
  const port = await serve(t, (request, reply) => here(origin)(request, reply));
  origin = `http://${NAME}:${port}`;
  const good = watch();
  await Promise.all([good.look(origin), good.look(origin), good.look(origin)]);
  good.pass(4 * MINUTE);
  assert.equal((await good.look(origin)).kind, 'here');
  assert.equal(good.asked(), 1);
  good.pass(2 * MINUTE);
  await good.look(origin);
  await good.lookAgain(origin);
  assert.equal(good.asked(), 3);

  const bad = watch([]);
  await bad.look(`https://${NAME}`);
  bad.pass(19 * SECOND);
  await bad.look(`https://${NAME}`);
  assert.equal(bad.asked(), 1);
  bad.pass(2 * SECOND);
  await bad.look(`https://${NAME}`);
  assert.equal(bad.asked(), 2);

  const slow = createDomainWatch({ now: Date.now, sealer, resolve: () => new Promise(() => undefined) });
  const began = Date.now();
  assert.equal((await slow.look(`https://${NAME}`)).kind, 'checking');
  assert.ok(Date.now() - began < 1500);
});

test('names that browsers lead to the same machine need no question', async () => {
  const { look, lookAgain, asked } = watch();
  assert.equal((await look('http://acme.localhost:8080')).kind, 'local');
  assert.equal((await lookAgain('http://localhost:8080')).kind, 'local');
  assert.equal(asked(), 0);
});
