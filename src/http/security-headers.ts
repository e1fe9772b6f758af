import type { FastifyInstance } from 'fastify';
import { listSites, originsOf } from '../remote/list-sites.ts';
import { pagePolicy } from '../ui/page-policy.ts';
import type { AppContext } from './app-context.ts';
import { portalOrigin } from './portal-origin.ts';

/** One policy for everything that leaves the server; a route may only make it stricter. */
export function secureHeaders(app: FastifyInstance, ctx: AppContext): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const set = (name: string, value: string) => reply.hasHeader(name) || reply.header(name, value);
    set('x-content-type-options', 'nosniff');
    set('referrer-policy', 'same-origin');
    set('cross-origin-opener-policy', 'same-origin');
    set('x-frame-options', 'DENY');
    if (request.state?.arrival.secure) set('strict-transport-security', 'max-age=31536000');
    if (!String(reply.getHeader('content-type') ?? '').startsWith('text/html')) return payload;
    set('cache-control', 'no-store');
    const organization = request.organization ?? request.state?.portal?.organization;
    // A form of ours may end at the company’s site; a test of it begins at the Support Domain, wherever the console is.
    const origins = organization
      ? [...originsOf(await listSites(ctx, organization.id)), portalOrigin(ctx, organization)]
      : [];
    set(
      'content-security-policy',
      pagePolicy({ formActions: origins.filter((origin) => origin !== request.state?.arrival.origin) }),
    );
    return payload;
  });
}
