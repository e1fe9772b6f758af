import { Type } from 'typebox';
import { moveKey } from '../../remote/move-key.ts';
import { readKeys } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { CONNECTIONS, pathOf } from './connection-words.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { revokePage } from './new-key.page.tsx';
import { showConnection } from './show-connection.ts';
import { takeConnection } from './take-connection.ts';

const config = { access: 'administrator' as const, proof: 'fresh' as const };
const Params = Type.Object({ id: Type.String(), key: Type.String() });
const State = Type.Object({
  state: Type.Union([Type.Literal('active'), Type.Literal('retiring'), Type.Literal('revoked')]),
});

/** What becomes of a key: retired with an overlap, made active again, or revoked at once. */
export function keyStateRoutes(app: App, ctx: AppContext): void {
  const url = `${CONNECTIONS}/:id/keys/:key`;
  app.get(`${url}/revoke`, { config, schema: { params: Params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    if (!connection) return reply;
    const key = (await readKeys(ctx, connection)).find(({ id }) => id === request.params.key);
    return key ? sendRoom(ctx, request, reply, revokePage(connection, key)) : sendNothingHere(request, reply);
  });

  app.post(`${url}/state`, { config, schema: { params: Params, body: State } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    if (!connection) return reply;
    const key = (await readKeys(ctx, connection)).find(({ id }) => id === request.params.key);
    if (!key) return sendNothingHere(request, reply);
    const move = { name: key.name, state: request.body.state, actor: administratorOf(request).id };
    const moved = await ctx.unitOfWork((tx) => moveKey({ ...tx, now: ctx.now }, connection, move));
    if (!moved.ok)
      return showConnection(ctx, request, reply, { connection, problem: 'The key is revoked, and stays so.' });
    return reply.redirect(`${pathOf(connection)}?done=changed`, 303);
  });
}
