import { Type } from 'typebox';
import { findAsset } from '../ui/assets.ts';
import type { AppContext } from './app-context.ts';
import type { App } from './create-app.ts';
import { isReady } from './readiness.queries.ts';

/** What is served before anything is known of a visitor. */
export function foundationRoutes(app: App, ctx: AppContext): void {
  const open = { config: { access: 'open' as const } };
  app.get('/healthz', open, () => ({ status: 'alive' }));
  app.get('/readyz', open, async (_request, reply) => {
    return (await isReady(ctx.db)) ? { status: 'ready' } : reply.code(503).send({ status: 'not ready' });
  });
  app.get('/assets/:name', { ...open, schema: { params: Type.Object({ name: Type.String() }) } }, (request, reply) => {
    const asset = findAsset(request.params.name);
    if (!asset) return reply.code(404).send();
    return reply.type(asset.contentType).header('cache-control', asset.cacheControl).send(asset.body);
  });
}
