import type { FastifyInstance } from 'fastify';
import { listConnections } from '../remote/connection.queries.ts';
import type { AppContext } from './app-context.ts';

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
    const origins = organization ? await siteOrigins(ctx, organization.id) : [];
    set('content-security-policy', contentSecurityPolicy(origins));
    return payload;
  });
}

/** A browser holds `form-action` against redirects too, and a form of ours may end at the company’s site. */
async function siteOrigins(ctx: AppContext, organizationId: Parameters<typeof listConnections>[1]): Promise<readonly string[]> {
  const connections = await listConnections(ctx.db, organizationId);
  const urls = connections.flatMap(({ loginUrl, logoutUrl }) => [loginUrl, logoutUrl]);
  return [...new Set(urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin))];
}

const contentSecurityPolicy = (formActions: readonly string[]): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `form-action ${["'self'", ...formActions].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
