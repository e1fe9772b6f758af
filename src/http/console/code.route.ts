import { Type } from 'typebox';
import { readKeys } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { portalOrigin } from '../portal-origin.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { checkSite, readSiteCode, siteCode } from './check-site.ts';
import { stepPath } from './connection-steps.tsx';
import { CONNECTIONS } from './connection-words.tsx';
import { sendFile } from './send-file.ts';
import { keyToSignWith, showCode } from './show-code.ts';
import { readSdk, siteScripts } from './site-scripts.ts';
import { ConnectionParams as params, takeConnection } from './take-connection.ts';

const config = { access: 'administrator' as const };
const Query = Type.Object({ site: Type.Optional(Type.String({ maxLength: 40 })) });
const SdkParams = Type.Object({ file: Type.String() });
const ScriptParams = Type.Object({ id: Type.String(), file: Type.String() });

/** The second step: what goes into the website, to look at, copy and download. */
export function codeRoutes(app: App, ctx: AppContext): void {
  const url = `${CONNECTIONS}/:id`;
  app.get(`${url}/code`, { config, schema: { params, querystring: Query } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'read');
    return connection ? showCode(ctx, request, reply, { connection, site: readSiteCode(request.query.site) }) : reply;
  });

  app.post(`${url}/site-checks`, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'read');
    if (!connection) return reply;
    const check = await checkSite(ctx, request, connection.loginUrl);
    return reply.redirect(`${stepPath(connection, 'code')}?site=${siteCode(check)}`, 303);
  });

  app.get(`${CONNECTIONS}/sdk/:file`, { config, schema: { params: SdkParams } }, async (request, reply) => {
    const { file } = request.params;
    const text = readSdk(file);
    return text === undefined ? sendNothingHere(request, reply) : sendFile(reply, file, text);
  });

  app.get(`${url}/sdk/:file`, { config, schema: { params: ScriptParams } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'read');
    if (!connection) return reply;
    const { name, loginUrl, logoutUrl } = connection;
    const key = keyToSignWith(await readKeys(ctx, connection), ctx.now())?.name;
    const portal = portalOrigin(ctx, request.organization);
    const scripts = siteScripts({ portal, loginUrl, logoutUrl, connection: name, key });
    const script = scripts.find(({ file }) => file === request.params.file);
    return script ? sendFile(reply, script.file, script.code) : sendNothingHere(request, reply);
  });
}
