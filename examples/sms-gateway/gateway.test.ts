import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createSmsGateway } from './gateway.ts';
import type { Message } from './message.ts';

async function open(t: TestContext) {
  const server = createSmsGateway({ token: 'secret' });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    post: (body: unknown, token = 'secret') =>
      fetch(`${origin}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      }),
    messages: async () => (await (await fetch(`${origin}/messages`)).json()) as Message[],
    page: async () => (await fetch(origin)).text(),
  };
}

const message = {
  id: 'sms_1',
  from: 'Acme',
  to: '+436641234567',
  text: '123456 is <your> code.\n\n@acme.localhost #123456',
};

test('a message that is sent is on its phone, once however often it is sent', async (t) => {
  const { post, messages, page } = await open(t);
  assert.match(await page(), /Nothing has come yet/);
  assert.deepEqual(await (await post(message)).json(), { accepted: true, id: 'sms_1' });
  await post(message);
  assert.deepEqual(
    (await messages()).map(({ to, text }) => [to, text]),
    [[message.to, message.text]],
  );
  const shown = await page();
  assert.match(shown, /<h2>\+436641234567<\/h2>/);
  assert.match(shown, /<strong>123456<\/strong> is &lt;your&gt; code\./);
});

test('nobody sends without the token, and nothing that is no message is taken', async (t) => {
  const { post, messages } = await open(t);
  assert.equal((await post(message, 'other')).status, 401);
  assert.equal((await post({ ...message, to: 'jane' })).status, 422);
  assert.equal((await post('text')).status, 422);
  assert.deepEqual(await messages(), []);
});
