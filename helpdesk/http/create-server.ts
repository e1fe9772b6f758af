import formbody from '@fastify/formbody';
import fastify, { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Visitor } from '../../sdk/node/client.ts';
import type { AddressRanges } from '../../src/kit/addresses.ts';
import { askedLanguage, LANGUAGE_COOKIE } from '../../src/ui/visitor-language.ts';
import { createHelpdesk, type HelpdeskParts } from './create-helpdesk.tsx';

interface ServerParts extends Omit<HelpdeskParts, 'readVisitor'> {
  /** The proxies in front, which say who the visitor is: this server stands behind the same host name as Sallyport. */
  readonly trustedProxies: AddressRanges;
  readonly log: boolean;
}

/** The helpdesk as a server of its own, not listening yet. */
export function createServer({ trustedProxies, log, ...parts }: ServerParts) {
  const app = fastify({
    logger: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: (address) => trustedProxies.includes(address),
    requestTimeout: 30_000,
    return503OnClosing: true,
  });
  app.register(formbody);
  app.addHook('onRequest', keepLanguage);
  app.get('/healthz', { config: { access: 'open' } }, () => ({ status: 'alive' }));
  app.register(createHelpdesk({ ...parts, readVisitor }));
  return app;
}

/** As Sallyport does it for its own pages: another site may send its visitors with their language. */
const keepLanguage = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
  const language = askedLanguage(request.url);
  if (language) reply.header('set-cookie', `${LANGUAGE_COOKIE}=${language}; Path=/; Secure; HttpOnly; SameSite=Lax`);
  done();
};

const readVisitor = (request: FastifyRequest): Visitor => ({
  host: request.host,
  protocol: request.protocol,
  cookie: request.headers.cookie ?? '',
  address: request.ip,
  userAgent: request.headers['user-agent'] ?? '',
});
