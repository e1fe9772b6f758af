import type { FastifyRequest } from 'fastify';
import type { Principal } from '../session/session.ts';

/** Whoever the guard let in: for routes that are for somebody who is signed in. */
export function signedIn({ state }: FastifyRequest): Principal {
  if (!state.principal) throw new Error('The guard let nobody in');
  return state.principal;
}
