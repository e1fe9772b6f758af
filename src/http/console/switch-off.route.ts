import { removeConnection, switchOff } from '../../remote/switch-connection.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { CONNECTIONS, pathOf } from './connection-words.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { showConnection } from './show-connection.ts';
import { removePage, switchOffPage } from './switch-off.page.tsx';
import { asItIsNow, ConnectionParams as params, takeConnection } from './take-connection.ts';

const config = { access: 'administrator' as const, proof: 'fresh' as const };

/** Taking a connection out of force, and away. */
export function switchOffRoutes(app: App, ctx: AppContext): void {
  const off = `${CONNECTIONS}/:id/switch-off`;
  app.get(off, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    return connection ? sendRoom(ctx, request, reply, switchOffPage(connection)) : reply;
  });
  app.post(off, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    if (!connection) return reply;
    const actor = administratorOf(request).id;
    const current = await ctx.unitOfWork(async (tx) => {
      const was = await asItIsNow(tx, connection);
      return was && switchOff({ ...tx, now: ctx.now }, was, actor);
    });
    return current ? reply.redirect(`${pathOf(current)}?done=off`, 303) : sendNothingHere(request, reply);
  });

  removeRoutes(app, ctx, `${CONNECTIONS}/:id/remove`);
}

function removeRoutes(app: App, ctx: AppContext, url: string) {
  app.get(url, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    return connection ? sendRoom(ctx, request, reply, removePage(connection)) : reply;
  });
  app.post(url, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    if (!connection) return reply;
    const actor = administratorOf(request).id;
    const removed = await ctx.unitOfWork(async (tx) => {
      const was = await asItIsNow(tx, connection);
      return was && removeConnection({ ...tx, now: ctx.now }, was, actor);
    });
    if (!removed) return sendNothingHere(request, reply);
    if (removed.ok) return reply.redirect(`${CONNECTIONS}?removed=1`, 303);
    const problem = 'It is in force: switch it off before you remove it.';
    return showConnection(ctx, request, reply, { connection, problem });
  });
}
