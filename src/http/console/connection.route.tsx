import { Type } from 'typebox';
import { hostsOf } from '../../remote/edit-connection.ts';
import { readConnections } from '../../remote/read-connections.ts';
import { changeConnection } from '../../remote/save-connection.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { portalOrigin } from '../portal-origin.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { ConnectionForm, problemsOf, readSettings, valuesOf } from './connection-form.ts';
import { scriptPage, settingsPage } from './connection-settings.page.tsx';
import { dones } from './connection-sheet.ts';
import { CONNECTIONS, pathOf } from './connection-words.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { fieldsOf } from './settings-sheet.ts';
import { showConnection } from './show-connection.ts';
import { readSdk } from './site-scripts.ts';
import { ConnectionParams as params, takeConnection } from './take-connection.ts';

const config = { access: 'administrator' as const };
const Query = Type.Object({ done: Type.Optional(Type.String()) });

/** One connection: what it is set to, and its script. */
export function connectionRoutes(app: App, ctx: AppContext): void {
  const url = `${CONNECTIONS}/:id`;
  app.get(url, { config, schema: { params, querystring: Query } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'read');
    if (!connection) return reply;
    return showConnection(ctx, request, reply, { connection, done: dones.find((done) => done === request.query.done) });
  });

  app.get(`${url}/script`, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'read');
    return connection
      ? sendRoom(ctx, request, reply, scriptPage(connection, portalOrigin(ctx, request.organization)))
      : reply;
  });

  const File = Type.Object({ file: Type.String() });
  app.get(`${CONNECTIONS}/sdk/:file`, { config, schema: { params: File } }, async (request, reply) => {
    const { file } = request.params;
    const text = readSdk(file);
    if (text === undefined) return sendNothingHere(request, reply);
    return reply
      .type('text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="${file}"`)
      .send(text);
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
      const connections = await readConnections(tx, organization.id);
      const was = connections.find(({ id }) => id === connection.id) ?? connection;
      const found = problemsOf(settings, { portalHosts: hostsOf(organization, ctx.publicHost), connections, was });
      if (found.length === 0)
        await changeConnection({ ...tx, now: ctx.now }, was, settings, administratorOf(request).id);
      return found;
    });
    if (problems.length === 0) return reply.redirect(`${pathOf(connection)}?done=saved`, 303);
    return sendRoom(
      ctx,
      request,
      reply,
      settingsPage(connection, { ...shown, problems, loginUrl: lockOf(connection) }),
    );
  });
}

const lockOf = ({ enabledAt }: { readonly enabledAt: number | null }) => (enabledAt === null ? 'free' : 'in_force');
