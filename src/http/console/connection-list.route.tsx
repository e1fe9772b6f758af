import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { listPlaces } from '../../directory/list-places.ts';
import { hostsOf } from '../../directory/portal-hosts.ts';
import { shippedOptions } from '../../remote/connection.ts';
import { addKey } from '../../remote/keys.ts';
import { readConnections } from '../../remote/read-connections.ts';
import { createConnection, leastPrivileged } from '../../remote/save-connection.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { checkSite } from './check-site.ts';
import type { FieldsProps } from './connection-fields.tsx';
import { ConnectionForm, type ConnectionValues, problemsOf, readSettings, valuesOf } from './connection-form.ts';
import { connectionListPage } from './connection-list.page.tsx';
import { CONNECTIONS } from './connection-words.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { mailKeyLink } from './mail-key-link.ts';
import { consoleOrigin } from './origins.ts';
import { fieldsOf } from './settings-sheet.ts';
import { showCode } from './show-code.ts';
import { sitePage } from './site.page.tsx';

const Query = Type.Object({ removed: Type.Optional(Type.Literal('1')) });
const config = { access: 'administrator' as const };

/** Setup → Organization → Rebranding → Remote Authentication: the connections, and a new one. */
export function connectionListRoutes(app: App, ctx: AppContext): void {
  app.get(CONNECTIONS, { config, schema: { querystring: Query } }, async (request, reply) => {
    const { id, features } = request.organization;
    const connections = await readConnections(ctx, id);
    const edition = features.remote_authentication ? 'with_feature' : 'without_feature';
    const { removed } = request.query;
    return sendRoom(
      ctx,
      request,
      reply,
      connectionListPage({ connections, edition, ...(removed && { removed: 'removed' }) }),
    );
  });

  app.get(`${CONNECTIONS}/new`, { config: { ...config, proof: 'fresh' } }, async (request, reply) => {
    if (!request.organization.features.remote_authentication) return sendNothingHere(request, reply);
    return showForm(ctx, request, reply, { values: await shippedValues(ctx, request), problems: [] });
  });

  app.post(
    CONNECTIONS,
    { config: { ...config, proof: 'fresh' }, schema: { body: ConnectionForm } },
    async (request, reply) => {
      if (!request.organization.features.remote_authentication) return sendNothingHere(request, reply);
      return create(ctx, request, reply);
    },
  );
}

interface Shown {
  readonly values: ConnectionValues;
  readonly problems: FieldsProps['problems'];
}

async function showForm(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const fields = await fieldsOf(ctx, request, shown);
  return sendRoom(ctx, request, reply, sitePage(undefined, { ...fields, loginUrl: 'free' }));
}

/** A new connection as shipped: customers only, hardened, and the least privileged role and profile. */
async function shippedValues(ctx: AppContext, { organization }: FastifyRequest): Promise<ConnectionValues> {
  const connections = await readConnections(ctx, organization.id);
  return valuesOf({
    name: connections.some(({ name }) => name === 'website') ? '' : 'website',
    loginUrl: '',
    logoutUrl: '',
    ipRanges: '',
    audience: 'customers',
    compatibility: 'hardened',
    grantedAal: 1,
    options: shippedOptions,
    ...(await leastPrivileged(ctx, organization.id)),
  });
}

/** The draft and its first key, which the answer itself shows: it can be read from nowhere else. */
async function create(
  ctx: AppContext,
  request: FastifyRequest<{ Body: Static<typeof ConnectionForm> }>,
  reply: FastifyReply,
) {
  const { organization, body } = request;
  const { id: organizationId } = organization;
  const settings = readSettings(body, await listPlaces(ctx, organizationId));
  const person = administratorOf(request);
  const origin = consoleOrigin(ctx, request);
  const made = await ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
    const connections = await readConnections(tx, organizationId);
    const problems = problemsOf(settings, {
      portalHosts: hostsOf(ctx, organization),
      connections,
      was: undefined,
    });
    if (problems.length > 0) return { problems };
    const connection = await createConnection(tx, { ...settings, organizationId, dialect: 'classic' }, person.id);
    const added = await addKey(tx, connection, {}, person.id);
    if (!added.ok) throw new Error(`A fresh key was refused: ${added.reason}`);
    await mailKeyLink(tx, { organization, connection, key: added.value.key, person, origin });
    return { connection, ...added.value };
  });
  if ('problems' in made) return showForm(ctx, request, reply, { values: body, problems: made.problems });
  const { connection, ...secret } = made;
  return showCode(ctx, request, reply, {
    connection,
    secret: { ...secret, mailedTo: person.email },
    site: await checkSite(ctx, request, connection.loginUrl),
  });
}
