import type { FastifyReply, FastifyRequest } from 'fastify';
import { countPeople } from '../../directory/count-people.ts';
import { listPlaces } from '../../directory/list-places.ts';
import { networkOf } from '../../edge/read-address.ts';
import { countPasswordHolders } from '../../factors/password/count-password-holders.ts';
import type { Connection } from '../../remote/connection.ts';
import { changeConnection } from '../../remote/save-connection.ts';
import { switchOn } from '../../remote/switch-connection.ts';
import { countPeopleInside } from '../../session/count-people-inside.ts';
import { endSession } from '../../session/end-session.ts';
import type { ProblemItem } from '../../ui/error-summary.tsx';
import type { AppContext } from '../app-context.ts';
import { expireCookie, SESSION, SIGNED_OUT, setCookie } from '../cookies.ts';
import type { App } from '../create-app.ts';
import { portalOrigin } from '../portal-origin.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { STAY_SIGNED_OUT } from '../sign-out.route.tsx';
import { SWITCHED_ON } from '../switched-on.route.tsx';
import { CONNECTIONS, pathOf } from './connection-words.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { switchOnPage } from './switch-on.page.tsx';
import { readScope, SwitchOnForm, type SwitchOnValues, scopeValues } from './switch-on-form.ts';
import { asItIsNow, ConnectionParams as params, takeConnection } from './take-connection.ts';

const config = { access: 'administrator' as const, proof: 'fresh' as const };

/** The last step: putting a connection in force, and later for whom it is. */
export function switchOnRoutes(app: App, ctx: AppContext): void {
  const url = `${CONNECTIONS}/:id/switch-on`;
  app.get(url, { config, schema: { params } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    return connection ? show(ctx, request, reply, { connection }) : reply;
  });

  app.post(url, { config, schema: { params, body: SwitchOnForm } }, async (request, reply) => {
    const connection = await takeConnection(ctx, request, reply, 'change');
    if (!connection) return reply;
    const { body } = request;
    const scope = readScope(body, ownAddress(request));
    if (!scope.ok) {
      return show(ctx, request, reply, { connection, body, problem: { field: 'ip_ranges', text: scope.problem } });
    }
    const switched = await putInForce(ctx, request, { connection, scope: scope.value });
    if (switched === undefined) return sendNothingHere(request, reply);
    if (!switched.ok)
      return show(ctx, request, reply, { connection, body, problem: { text: refusals[switched.reason] } });
    if (connection.enabledAt !== null) return reply.redirect(`${pathOf(connection)}?done=saved`, 303);
    reply.header('set-cookie', [setCookie(SIGNED_OUT, '1', STAY_SIGNED_OUT), expireCookie(SESSION)]);
    return reply.redirect(portalOrigin(ctx, request.organization) + SWITCHED_ON, 303);
  });
}

const refusals = {
  not_tested: 'It has not been tested yet: press “Test” first.',
  no_key: 'It has no key that is accepted: add or rotate one first.',
} as const;

interface Wish {
  readonly connection: Connection;
  readonly scope: Partial<Pick<Connection, 'audience' | 'ipRanges'>>;
}

const putInForce = (ctx: AppContext, request: FastifyRequest, { connection, scope }: Wish) =>
  ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now };
    const was = await asItIsNow(tx, connection);
    if (!was) return undefined;
    const actor = administratorOf(request).id;
    const switched = await switchOn(tx, was, actor);
    if (!switched.ok) return switched;
    await changeConnection(tx, switched.value, scope, actor);
    const { principal } = request.state;
    // The published protocol signs the administrator out: what they see next is what everybody sees from now on.
    if (was.enabledAt === null && principal) await endSession(tx, principal.session, { actor, because: 'signed_out' });
    return switched;
  });

/** Devices change their IPv6 address often, inside the network of their household. */
function ownAddress({ state }: FastifyRequest): string {
  return networkOf(state.arrival.address);
}

interface Shown {
  readonly connection: Connection;
  readonly body?: SwitchOnValues;
  readonly problem?: ProblemItem;
}

async function show(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { connection, body = {}, problem }: Shown,
) {
  const { id, name } = request.organization;
  const mine = ownAddress(request);
  const sheet = {
    connection,
    people: await countPeople(ctx, id, 'active'),
    withPassword: await countPasswordHolders(ctx, id),
    inside: await countPeopleInside(ctx, id),
    ownAddress: mine,
    safeAccess: `${ctx.publicUrl.origin}/${name}/safe-access`,
    places: await listPlaces(ctx, id),
    values: { ...scopeValues(connection, mine), ...body },
    problems: problem ? [problem] : [],
  };
  return sendRoom(ctx, request, reply, switchOnPage(sheet));
}
