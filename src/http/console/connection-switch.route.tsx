import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Connection } from '../../remote/connection.ts';
import { readConnections } from '../../remote/read-connections.ts';
import { removeConnection, switchOff, switchOn } from '../../remote/switch-connection.ts';
import { endSession } from '../../session/end-session.ts';
import type { AppContext } from '../app-context.ts';
import { expireCookie, SESSION, SIGNED_OUT, setCookie } from '../cookies.ts';
import type { App } from '../create-app.ts';
import { STAY_SIGNED_OUT } from '../sign-out.route.tsx';
import { removePage, switchOffPage, switchOnPage } from './connection-switch.page.tsx';
import { CONNECTIONS, pathOf } from './connection-words.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { showConnection } from './show-connection.ts';
import { ConnectionParams as params, takeConnection } from './take-connection.ts';

const config = { access: 'administrator' as const, proof: 'fresh' as const };

/** Putting a connection in force, out of force, and away. */
export function connectionSwitchRoutes(app: App, ctx: AppContext): void {
  switchOnRoutes(app, ctx);

  const off = `${CONNECTIONS}/:id/switch-off`;
  app.get(off, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    return connection ? sendRoom(ctx, request, reply, switchOffPage(connection)) : reply;
  });
  app.post(off, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    if (!connection) return reply;
    const actor = administratorOf(request).id;
    await ctx.unitOfWork((tx) => switchOff({ ...tx, now: ctx.now }, connection, actor));
    return reply.redirect(`${pathOf(connection)}?done=off`, 303);
  });

  const remove = `${CONNECTIONS}/:id/remove`;
  app.get(remove, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    return connection ? sendRoom(ctx, request, reply, removePage(connection)) : reply;
  });
  app.post(remove, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    if (!connection) return reply;
    const actor = administratorOf(request).id;
    const removed = await ctx.unitOfWork((tx) => removeConnection({ ...tx, now: ctx.now }, connection, actor));
    if (removed.ok) return reply.redirect(`${CONNECTIONS}?removed=1`, 303);
    return showConnection(ctx, request, reply, {
      connection,
      problem: 'It is in force: switch it off before you remove it.',
    });
  });
}

function switchOnRoutes(app: App, ctx: AppContext) {
  const url = `${CONNECTIONS}/:id/switch-on`;
  app.get(url, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    return connection ? showSwitchOn(ctx, request, reply, { connection }) : reply;
  });

  app.post(url, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    if (!connection) return reply;
    const { organization } = request;
    const person = administratorOf(request);
    const switched = await ctx.unitOfWork(async (unit) => {
      const tx = { ...unit, now: ctx.now };
      const current = (await readConnections(tx, organization.id)).find(({ id }) => id === connection.id) ?? connection;
      const result = await switchOn(tx, current, person.id);
      const { principal } = request.state;
      // The published protocol signs the administrator out: what they see next is what everybody sees from now on.
      if (result.ok && principal) await endSession(tx, principal.session, { actor: person.id, because: 'signed_out' });
      return result;
    });
    if (!switched.ok) return showSwitchOn(ctx, request, reply, { connection, problem: refusals[switched.reason] });
    reply.header('set-cookie', [setCookie(SIGNED_OUT, '1', STAY_SIGNED_OUT), expireCookie(SESSION)]);
    return reply.redirect('/signed-out', 303);
  });
}

const refusals = {
  not_tested: 'It has not been tested yet: press “Test” first.',
  no_key: 'It has no key that is accepted: add or rotate one first.',
} as const;

function showSwitchOn(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: { connection: Connection; problem?: string },
) {
  const safeAccess = `${ctx.publicUrl.origin}/${request.organization.name}/safe-access`;
  return sendRoom(ctx, request, reply, switchOnPage({ ...shown, safeAccess }));
}
