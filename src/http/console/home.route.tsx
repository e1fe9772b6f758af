import type { FastifyRequest } from 'fastify';
import { listEvents } from '../../audit/list-events.ts';
import { countPeople } from '../../directory/count-people.ts';
import { listPlaces } from '../../directory/list-places.ts';
import { countWaitingMails } from '../../mail/count-waiting-mails.ts';
import { type Connection, isAccepted } from '../../remote/connection.ts';
import { readConnections, readKeys } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { portalOrigin, supportDomainOf } from '../portal-origin.ts';
import { sendRoom } from './console-screen.tsx';
import { homePage, type Overview } from './home.page.tsx';
import { resolveHost } from './resolve-host.ts';
import { linesOf, type SetUpFacts } from './set-up.ts';
import { suspiciousNames } from './suspicious-names.ts';

/** Where the claim link leads, and every administrator after it. */
export function homeRoutes(app: App, ctx: AppContext): void {
  app.get('/console', { config: { access: 'administrator' } }, async (request, reply) => {
    const facts = await readFacts(ctx, request);
    return sendRoom(ctx, request, reply, homePage(await readOverview(ctx, request, facts)));
  });
}

async function readFacts(ctx: AppContext, { organization, state }: FastifyRequest): Promise<SetUpFacts> {
  const { id, name } = organization;
  const { roles, profiles } = await listPlaces(ctx, id);
  const connections = await readConnections(ctx, id);
  const { events } = await listEvents(ctx, id, { type: 'safe-access.used' }, 1);
  const supportDomain = supportDomainOf(ctx, organization);
  return {
    organization,
    supportDomain,
    resolution: await resolveHost(supportDomain),
    suspiciousNames: suspiciousNames([...roles, ...profiles].map((named) => named.name)),
    connections,
    connectionsWithKey: await connectionsWithKey(ctx, connections),
    safeAccess: {
      href: state.portal ? '/safe-access' : `/${name}/safe-access`,
      state: events.length > 0 ? 'used' : 'never_used',
    },
    mail: ctx.hasMailServer ? 'server' : 'sink',
  };
}

async function connectionsWithKey(ctx: AppContext, connections: readonly Connection[]): Promise<ReadonlySet<string>> {
  const keys = (await Promise.all(connections.map((connection) => readKeys(ctx, connection)))).flat();
  return new Set(keys.filter((key) => isAccepted(key, ctx.now())).map(({ connectionId }) => connectionId));
}

async function readOverview(ctx: AppContext, { organization }: FastifyRequest, facts: SetUpFacts): Promise<Overview> {
  const standing = `${organization.name}.${ctx.publicHost}`;
  return {
    organization,
    lines: linesOf(facts),
    connections: facts.connections,
    people: await countPeople(ctx, organization.id),
    mailsWaiting: await countWaitingMails(ctx, organization.id),
    hasMailServer: ctx.hasMailServer,
    portal: portalOrigin(ctx, organization),
    aliases: organization.supportDomain === null ? organization.aliases : [standing, ...organization.aliases],
    safeAccess: `${ctx.publicUrl.origin}/${organization.name}/safe-access`,
  };
}
