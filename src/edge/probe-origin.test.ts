import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { listenOnLoopback } from '../../test/support/listen.ts';
import { probeOrigin } from './probe-origin.ts';

const probe = (url: string, patience = 3000) =>
  probeOrigin(new URL(url), { patience, resolve: async () => ['127.0.0.1'] });

test('what answers, what has no good certificate, and what is silent are told apart', async (t) => {
  const web = await listenOnLoopback(
    t,
    createServer(({ headers }, reply) => reply.writeHead(404).end(`you are at ${headers.host}`)),
  );
  const text = `you are at support.acme.example:${web}`;
  const found = await probe(`http://support.acme.example:${web}/x`);
  assert.deepEqual(found, { kind: 'answered', status: 404, text, place: 'inside' });

  const secure = await listenOnLoopback(t, new SMTPServer({ secure: true }).on('error', () => undefined).server);
  const expected = { kind: 'certificate', place: 'inside' };
  const { code, ...untrusted } = { code: '', ...(await probe(`https://support.acme.example:${secure}`)) };
  assert.deepEqual(untrusted, expected);
  assert.match(code, /CERT|SSL|EPROTO/);
  assert.equal((await probe(`https://support.acme.example:${web}`)).kind, 'certificate', 'plain http where TLS is due');

  const mute = await listenOnLoopback(t, createNetServer());
  const silence = await probe(`http://support.acme.example:${mute}`, 200);
  assert.deepEqual(silence, { kind: 'silent', code: 'ETIMEDOUT', place: 'inside' });
  const gone = createNetServer();
  const closed = await listenOnLoopback(t, gone);
  gone.close();
  const refused = await probe(`http://support.acme.example:${closed}`);
  assert.deepEqual(refused, { kind: 'silent', code: 'ECONNREFUSED', place: 'inside' });
});

test('an answer without an end is cut off', async (t) => {
  const port = await listenOnLoopback(
    t,
    createServer((_request, reply) => {
      const timer = setInterval(() => reply.write('x'.repeat(600)), 5);
      reply.on('close', () => clearInterval(timer));
    }),
  );
  const found = await probe(`http://support.acme.example:${port}`);
  assert.ok(found.kind === 'answered' && found.text.length < 5000);
});

test('a name that leads to a special address among others is not asked', async () => {
  const resolve = async () => ['127.0.0.1', '169.254.169.254'];
  const found = await probeOrigin(new URL('http://support.acme.example:1'), { patience: 1000, resolve });
  assert.deepEqual(found, { kind: 'silent', code: '', place: 'inside' });
});
