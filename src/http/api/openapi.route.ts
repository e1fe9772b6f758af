import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../kit/project-root.ts';
import type { App } from '../create-app.ts';
import { type DeclaredRoute, describeApi, type RouteSchema } from './describe-api.ts';

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };

/** The description of the API. It must be the first to be added: it sees the routes that come after it. */
export function openApiRoutes(app: App): void {
  const routes: DeclaredRoute[] = [];
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    const access = config?.access;
    if (!url.startsWith('/api/v1/') || method === 'HEAD' || access === undefined) return;
    routes.push({ method: String(method), url, access, schema: (schema ?? {}) as RouteSchema });
  });
  app.get('/openapi.json', { config: { access: 'open' } }, () => describeApi(routes, version));
}
