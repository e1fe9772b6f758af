import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { signedQuery } from './sign-link.ts';

export interface CompanySite {
  readonly loginUrl: string;
  readonly logoutUrl: string;
  /** With which key it signs from now on; another than ours makes links that are refused. */
  readonly signWith: (key: string) => void;
}

/** A company’s site at which jane is always signed in: it sends every visitor back at once. */
export async function openCompanySite(t: TestContext): Promise<CompanySite> {
  let key = '';
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== '/login') return response.end('Signed out');
    const { ts = '', state = '', return_to: returnTo = '' } = Object.fromEntries(searchParams);
    const origin = new URL(returnTo).origin;
    const query = signedQuery(
      key,
      { operation: 'signin', email: 'jane@acme.example', ts },
      { state, return_to: returnTo },
    );
    return response.writeHead(302, { location: `${origin}/support/RemoteAuth?${query}` }).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close());
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    loginUrl: `${origin}/login`,
    logoutUrl: `${origin}/logout`,
    signWith(another) {
      key = another;
    },
  };
}
