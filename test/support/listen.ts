import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import type { TestContext } from 'node:test';

/** Listens on a free port of this machine until the test is over, whoever is still connected then. */
export async function listenOnLoopback(t: TestContext, server: Server): Promise<number> {
  server.on('connection', (socket) => t.after(() => socket.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return (server.address() as AddressInfo).port;
}
