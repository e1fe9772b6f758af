import type { FastifyRequest } from 'fastify';

/** A browser’s own navigation; no script on a server sends these headers. */
export const isNavigation = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
