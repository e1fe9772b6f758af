import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { isAdministrator } from '../../directory/person.ts';
import { readPerson } from '../../directory/read-person.ts';
import { takeTurn } from '../../edge/limit-rate.ts';
import type { Attempt } from '../../remote/attempt.ts';
import { beginFlow } from '../../remote/begin-flow.ts';
import { explainAttempt } from '../../remote/explain-attempt.ts';
import type { LinkExplanation } from '../../remote/explanation.ts';
import { readConnections } from '../../remote/read-connections.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { keepFlow } from '../entrance.ts';
import { portalOrigin } from '../portal-origin.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { takeLookTurn } from '../take-explain-turn.ts';
import { CONNECTIONS, pathOf } from './connection-words.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { consoleOrigin } from './origins.ts';
import { readLinks } from './read-links.ts';
import { ConnectionParams as params, takeConnection } from './take-connection.ts';
import { isRefused, testPage } from './test.page.tsx';
import { openTestTicket, sealTestTicket, type TestTicket, TICKET_LIFETIME } from './test-ticket.ts';

const Query = Type.Object({ ticket: Type.String({ maxLength: 2000 }) });

/**
 * The round trip of a test. It must begin on the Support Domain, because the cookie that recognises this browser when the
 * link comes back belongs to that host alone; a console on another host hands over by a ticket.
 */
export function connectionTestRoutes(app: App, ctx: AppContext): void {
  app.get(
    `${CONNECTIONS}/:id/test`,
    { config: { access: 'administrator' }, schema: { params } },
    async (request, reply) => {
      const connection = await takeConnection(ctx, request, reply, 'read');
      if (!connection) return reply;
      const links = await readLinks(ctx, connection);
      const why = await explainNewest(ctx, links, administratorOf(request).id);
      return sendRoom(ctx, request, reply, testPage({ connection, links, why }));
    },
  );

  app.post(
    `${CONNECTIONS}/:id/test`,
    { config: { access: 'administrator' }, schema: { params } },
    async (request, reply) => {
      const connection = await takeConnection(ctx, request, reply, 'read');
      if (!connection) return reply;
      const ticket = {
        organizationId: request.organization.id,
        connectionId: connection.id,
        testerId: administratorOf(request).id,
        returnTo: `${consoleOrigin(ctx, request)}${pathOf(connection)}`,
      };
      if (request.state.portal?.hostKind === 'support_domain') return begin(ctx, request, reply, ticket);
      const address = new URL('/support/RemoteAuth/test', portalOrigin(ctx, request.organization));
      address.searchParams.set('ticket', sealTestTicket(ctx, ticket));
      return reply.redirect(address.href, 303);
    },
  );

  app.get(
    '/support/RemoteAuth/test',
    { config: { access: 'visitor' }, schema: { querystring: Query } },
    async (request, reply) => {
      const ticket = openTestTicket(ctx, request.query.ticket);
      const isHere =
        ticket?.organizationId === request.organization.id && request.state.portal?.hostKind === 'support_domain';
      if (!ticket || !isHere || !(await isFirstUse(ctx, request.query.ticket))) return sendNothingHere(request, reply);
      return begin(ctx, request, reply, ticket);
    },
  );
}

/**
 * A page that looks every two seconds has one mistake searched for: of the link that one is about to put right. A stranger’s
 * link may be that one, and is the dearest to search.
 */
const explainNewest = async (
  ctx: AppContext,
  [newest]: readonly Attempt[],
  actor: string,
): Promise<LinkExplanation | undefined> =>
  newest && isRefused(newest) && (await takeLookTurn(ctx, actor)) ? explainAttempt(ctx, newest) : undefined;

/** Whoever reads the address of a hand-over, in a log or over a shoulder, comes too late. */
async function isFirstUse(ctx: AppContext, ticket: string): Promise<boolean> {
  const once = { most: 1, per: 2 * TICKET_LIFETIME };
  return (await ctx.unitOfWork(({ db }) => takeTurn({ db, now: ctx.now }, `test-ticket:${ticket}`, once))).ok;
}

async function begin(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, ticket: TestTicket) {
  const { organizationId, connectionId, testerId, returnTo } = ticket;
  const connection = (await readConnections(ctx, organizationId)).find(({ id }) => id === connectionId);
  const tester = await readPerson(ctx, organizationId, testerId);
  if (!connection || !tester || !isAdministrator(tester)) return sendNothingHere(request, reply);
  const { arrival, cookies } = request.state;
  const departure = await beginFlow(ctx.remote, connection, { returnTo, origin: arrival.origin, testerId });
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  reply.header('set-cookie', [...keepFlow(cookies, departure.state, departure.ts)]);
  return reply.redirect(departure.location, 303);
}
