import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { hostsOf } from '../../directory/portal-hosts.ts';
import type { Connection } from '../../remote/connection.ts';
import { readConnections, readKeys } from '../../remote/read-connections.ts';
import { changeConnection } from '../../remote/save-connection.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { checkSite, siteCode } from './check-site.ts';
import { ConnectionForm, problemsOf, readSettings, valuesOf } from './connection-form.ts';
import { settingsPage } from './connection-settings.page.tsx';
import { dones } from './connection-sheet.ts';
import { nextPageOf, stepPath } from './connection-steps.tsx';
import { CONNECTIONS, pathOf } from './connection-words.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { readLinks } from './read-links.ts';
import { fieldsOf } from './settings-sheet.ts';
import { showConnection } from './show-connection.ts';
import { asItIsNow, ConnectionParams as params, takeConnection } from './take-connection.ts';

const config = { access: 'administrator' as const };
const Query = Type.Object({ done: Type.Optional(Type.String()) });

/** One connection: what it is set to, and where its set-up goes on. */
export function connectionRoutes(app: App, ctx: AppContext): void {
  const url = `${CONNECTIONS}/:id`;
  app.get(url, { config, schema: { params, querystring: Query } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'read');
    if (!connection) return reply;
    return showConnection(ctx, request, reply, { connection, done: dones.find((done) => done === request.query.done) });
  });

  app.get(`${url}/set-up`, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'read');
    if (!connection) return reply;
    const [last] = await readLinks(ctx, connection);
    const keys = await readKeys(ctx, connection);
    const links = last ? 'some' : 'none';
    return reply.redirect(nextPageOf(connection, { keys, links, now: ctx.now() }), 303);
  });

  settingsRoutes(app, ctx, `${url}/settings`);
}

function settingsRoutes(app: App, ctx: AppContext, url: string) {
  const sensitive = { ...config, proof: 'fresh' as const };
  app.get(url, { config: sensitive, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    if (!connection) return reply;
    const fields = await fieldsOf(ctx, request, { values: valuesOf(connection), problems: [] });
    return sendRoom(ctx, request, reply, settingsPage(connection, { ...fields, loginUrl: lockOf(connection) }));
  });

  app.post(url, { config: sensitive, schema: { params, body: ConnectionForm } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    if (!connection) return reply;
    const { organization, body: values } = request;
    const shown = await fieldsOf(ctx, request, { values, problems: [] });
    const settings = readSettings(values, shown.names);
    const problems = await ctx.unitOfWork(async (tx) => {
      const was = await asItIsNow(tx, connection);
      if (!was) return undefined;
      const connections = await readConnections(tx, organization.id);
      const found = problemsOf(settings, { portalHosts: hostsOf(ctx, organization), connections, was });
      if (found.length === 0)
        await changeConnection({ ...tx, now: ctx.now }, was, settings, administratorOf(request).id);
      return found;
    });
    if (!problems) return sendNothingHere(request, reply);
    if (problems.length === 0) return goOn(ctx, request, reply, { connection, loginUrl: settings.loginUrl });
    return sendRoom(
      ctx,
      request,
      reply,
      settingsPage(connection, { ...shown, problems, loginUrl: lockOf(connection) }),
    );
  });
}

/** On the way into force one goes on to the next step, with what the website says to its address. */
async function goOn(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { connection, loginUrl }: { readonly connection: Connection; readonly loginUrl: string },
) {
  if (connection.enabledAt !== null) return reply.redirect(`${pathOf(connection)}?done=saved`, 303);
  const check = await checkSite(ctx, request, loginUrl);
  return reply.redirect(`${stepPath(connection, 'code')}?site=${siteCode(check)}`, 303);
}

const lockOf = ({ enabledAt }: { readonly enabledAt: number | null }) => (enabledAt === null ? 'free' : 'in_force');
