import type { Server } from 'node:http';

interface Closes {
  readonly server: Pick<Server, 'closeIdleConnections'>;
  readonly close: () => Promise<unknown>;
}

/** Takes no more requests, and resolves when those under way are answered: a browser keeps its connection for the next one. */
export async function closeServer(app: Closes): Promise<void> {
  const timer = setInterval(() => app.server.closeIdleConnections(), 50);
  await app.close();
  clearInterval(timer);
}
