import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { gate } from './gate.ts';

const SLOW = 60;

/** A room that nobody may enter, and an answer that takes a while to be written, as a page from a busy database does. */
async function openRoom(t: TestContext, letIn: 'nobody' | 'everybody') {
  const app = fastify();
  let entered = 0;
  const check = async (_request: FastifyRequest, reply: FastifyReply) =>
    letIn === 'nobody' ? reply.code(403).send('no') : undefined;
  app.addHook('onRequest', gate(check));
  app.addHook('onSend', () => sleep(SLOW));
  app.post('/room', async () => {
    entered += 1;
    return 'in';
  });
  const address = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  t.after(() => app.close());
  return { address, entered: () => entered };
}

test('who is refused and hangs up before the answer is written is still refused', async (t) => {
  const { address, entered } = await openRoom(t, 'nobody');
  const socket = connect(Number(address.port), address.hostname);
  await once(socket, 'connect');
  socket.write('POST /room HTTP/1.1\r\nHost: room.example\r\nContent-Length: 0\r\n\r\n');
  await sleep(SLOW / 2);
  socket.destroy();
  await sleep(SLOW * 3);
  assert.equal(entered(), 0);
});

test('who waits for the refusal gets it, and who is let in comes in once', async (t) => {
  const closed = await openRoom(t, 'nobody');
  assert.equal((await fetch(new URL('/room', closed.address), { method: 'POST' })).status, 403);
  assert.equal(closed.entered(), 0);
  const open = await openRoom(t, 'everybody');
  assert.equal((await fetch(new URL('/room', open.address), { method: 'POST' })).status, 200);
  assert.equal(open.entered(), 1);
});

test('a check that fails is a fault, not a yes', async (t) => {
  const app = fastify();
  t.after(() => app.close());
  app.addHook(
    'onRequest',
    gate(async () => {
      throw new Error('the database is gone');
    }),
  );
  app.get('/', () => 'in');
  assert.equal((await app.inject('/')).statusCode, 500);
});
