import type { FastifyInstance } from 'fastify';

/** A route that does not say who may call it stops the server from starting. */
export function requireDeclaredAccess(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!config?.access) throw new Error(`${String(method)} ${url} declares no access`);
  });
}
