import { Type } from 'typebox';
import type { AppContext } from './app-context.ts';
import type { App } from './create-app.ts';
import { answerReached, REACHED } from './domain-watch.ts';

/** By this a server finds out whether a host name leads to itself. */
export function reachedRoutes(app: App, ctx: AppContext): void {
  const params = Type.Object({ nonce: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) });
  app.get(`${REACHED}:nonce`, { config: { access: 'anyone' }, schema: { params } }, (request, reply) =>
    reply.type('text/plain').send(answerReached(ctx, request.params.nonce, request.state.arrival.origin)),
  );
}
