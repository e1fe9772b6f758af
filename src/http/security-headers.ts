import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { listSites, originsOf } from '../remote/list-sites.ts';
import { pagePolicy } from '../ui/page-policy.ts';
import type { AppContext } from './app-context.ts';
import { portalOrigin } from './portal-origin.ts';

/** One policy for everything that leaves the server; a route may only make it stricter. */
export function secureHeaders(app: FastifyInstance, ctx: AppContext): void {
  // With a callback: an answer that is no page has nothing to wait for.
  app.addHook('onSend', (request, reply, payload, done) => {
    reply.header('x-content-type-options', 'nosniff');
    // What is for somebody, or says where somebody goes, is nobody else’s to keep.
    const isForAll = request.routeOptions.config.access === 'open';
    if (!isForAll && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    if (request.state?.arrival.secure) reply.header('strict-transport-security', 'max-age=31536000');
    if (!isPage(reply)) return done(null, payload);
    securePage(ctx, request, reply).then(() => done(null, payload), done);
  });
}

const isPage = (reply: FastifyReply): boolean => String(reply.getHeader('content-type') ?? '').startsWith('text/html');

async function securePage(ctx: AppContext, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const set = (name: string, value: string) => reply.hasHeader(name) || reply.header(name, value);
  set('referrer-policy', 'same-origin');
  set('cross-origin-opener-policy', 'same-origin');
  set('x-frame-options', 'DENY');
  const organization = request.organization ?? request.state?.portal?.organization;
  // A form of ours may end at the company’s site; a test of it begins at the Support Domain, wherever the console is.
  const origins = organization
    ? [...originsOf(await listSites(ctx, organization.id)), portalOrigin(ctx, organization)]
    : [];
  const formActions = origins.filter((origin) => origin !== request.state?.arrival.origin);
  set('content-security-policy', pagePolicy({ formActions }));
}
