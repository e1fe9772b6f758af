import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import type { Access } from '../../src/http/access.ts';

export interface KnownRoute {
  readonly url: string;
  readonly method: string;
  readonly access: Access | undefined;
}

/** What a server that is being made answers. Fastify tells on its own channel, so that the product needs no list. */
export function watchRoutes<Server>(make: () => Server): {
  readonly server: Server;
  readonly routes: readonly KnownRoute[];
} {
  const routes: KnownRoute[] = [];
  const listen = (message: unknown) => {
    const { fastify } = message as { readonly fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url, config }) => {
      for (const one of [method].flat()) routes.push({ url, method: one, access: config?.access });
    });
  };
  subscribe('fastify.initialization', listen);
  try {
    return { server: make(), routes };
  } finally {
    unsubscribe('fastify.initialization', listen);
  }
}
