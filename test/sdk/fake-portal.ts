import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { Answer } from './vectors.ts';

export interface FakePortal {
  /** To be given to an SDK as `endpoint`. */
  readonly endpoint: string;
  readonly requests: readonly Pick<IncomingMessage, 'method' | 'url' | 'headers'>[];
}

/** A server that gives these answers one after the other, whatever is asked. */
export async function fakePortal(t: TestContext, answers: readonly Answer[]): Promise<FakePortal> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const answer = answers[requests.push(request) - 1];
    // A redirect leads back here, so that an SDK that follows it is one request ahead of its answers.
    if (answer?.status === 302) response.setHeader('location', request.url ?? '/');
    if (answer?.reference) response.setHeader('x-sallyport-ref', answer.reference);
    if (answer === undefined || answer.status === 0) response.destroy();
    else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close());
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
