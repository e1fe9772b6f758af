import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { noteTokenUse, readToken } from '../access/read-token.ts';
import { readOrganization } from '../directory/find-organization.ts';
import { findPortal } from '../directory/find-portal.ts';
import type { Organization, Portal } from '../directory/organization.ts';
import { isAdministrator } from '../directory/person.ts';
import { isOwnOrigin } from '../edge/check-origin.ts';
import { readArrival } from '../edge/read-arrival.ts';
import { aalOf } from '../factors/assurance.ts';
import { gate } from '../kit/gate.ts';
import { isDueForTouch, resumeSession, touch } from '../session/resume-session.ts';
import type { Principal } from '../session/session.ts';
import { askedLanguage, LANGUAGE_COOKIE } from '../ui/visitor-language.ts';
import type { Access } from './access.ts';
import { type ApiPermission, isApiPermission } from './api-permission.ts';
import type { AppContext } from './app-context.ts';
import { readCookies, SESSION, setCookie } from './cookies.ts';
import { sendToEntrance } from './entrance.ts';
import { notAllowed, notFound, notSignedIn, sendNotConfirmed, sendProblem } from './problems.ts';
import { sendNothingHere } from './refusal-pages.tsx';
import type { RequestState } from './request-state.ts';
import { freshnessOf } from './sign-in/freshness.ts';

/** Arrive, identify, admit, permit: in this order, for every route, by what the route declares. */
export function guardRoutes(app: FastifyInstance, ctx: AppContext): void {
  app.decorateRequest('state');
  app.decorateRequest('organization');
  app.addHook(
    'onRequest',
    gate(async (request: FastifyRequest, reply: FastifyReply) => {
      const access = request.routeOptions.config.access;
      if (access === 'open') return undefined;
      const arrived = readArrival(
        { headers: request.headers, socketAddress: request.socket.remoteAddress },
        ctx.trustedProxies,
      );
      if (!arrived.ok)
        return sendProblem(reply, { code: 'bad-host', title: 'The Host header is not a host name', status: 400 });
      request.state = await identify(ctx, request, arrived.value);
      const language = askedLanguage(request.url);
      // Another site may send its visitors with their language; until the browser is closed, it is theirs here too.
      if (language) reply.header('set-cookie', setCookie(LANGUAGE_COOKIE, language));
      if (access === undefined) return sendNothing(request, reply); // no route: the answer of a 404
      return (await checkOrigin(request, reply)) ?? permit(ctx, access, request, reply);
    }),
  );
}

async function identify(
  ctx: AppContext,
  request: FastifyRequest,
  arrival: RequestState['arrival'],
): Promise<RequestState> {
  const cookies = readCookies(request.headers);
  const portal = await findPortal(ctx, arrival.host);
  const bearer = /^Bearer ([\x21-\x7e]+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined)
    return { arrival, cookies, portal, principal: undefined, token: await identifyProgram(ctx, bearer) };
  return {
    arrival,
    cookies,
    portal,
    // On a host that is none of ours nobody is signed in: what is mailed from there would lead there.
    principal:
      portal || arrival.host === ctx.publicHost ? await identifyPerson(ctx, cookies.get(SESSION), portal) : undefined,
    token: undefined,
  };
}

async function identifyProgram(ctx: AppContext, bearer: string) {
  const token = await readToken(ctx, bearer);
  if (token?.isStale) await ctx.unitOfWork(({ db }) => noteTokenUse({ db, now: ctx.now }, token.id));
  return token;
}

/** A session counts on hosts of its own organization, and on the public host. */
export async function identifyPerson(
  ctx: AppContext,
  cookie: string | undefined,
  portal: Portal | undefined,
): Promise<Principal | undefined> {
  const principal = cookie ? await resumeSession(ctx, cookie) : undefined;
  if (!principal || (portal && portal.organization.id !== principal.session.organizationId)) return undefined;
  const { session } = principal;
  if (isDueForTouch(session, ctx)) await ctx.unitOfWork(({ db }) => touch({ db, now: ctx.now }, session));
  return principal;
}

/** A form or script of another site must not act with our visitor’s cookies. A bearer token travels with no browser by itself. */
async function checkOrigin(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const isSafe = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
  const { token, arrival, principal } = request.state;
  const { access, takesForeignPosts } = request.routeOptions.config;
  if (isSafe || token || takesForeignPosts) return undefined;
  if (!principal && access !== undefined && isForPrograms(access)) return undefined; // refused by `permit`, as nobody
  if (isOwnOrigin(request.headers, arrival.origin)) return undefined;
  return sendProblem(reply, { code: 'foreign-origin', title: 'This came from another site', status: 403 });
}

async function permit(
  ctx: AppContext,
  access: Access,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const { portal, principal } = request.state;
  if (access === 'open' || access === 'anyone') return undefined;
  if (access === 'visitor') return portal ? settle(request, portal.organization) : sendNothing(request, reply);
  if (isForPrograms(access)) return permitProgram(ctx, access, request, reply);
  if (!principal) return portal ? sendToEntrance(ctx, request, reply) : reply.redirect('/');
  if (access === 'administrator' && !isAdministrator(principal.person)) return sendNothing(request, reply);
  settle(request, await organizationOf(ctx, request.state));
  return access === 'administrator' ? askForMore(principal, request, reply) : undefined;
}

/** The word of a site alone does not open the console: an administrator always needs two factors. */
const isConsoleOpenTo = ({ session: { evidence } }: Principal): boolean =>
  aalOf(evidence) >= 2 || evidence.some(({ factor }) => factor !== 'remote');

function askForMore(principal: Principal, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  if (isConsoleOpenTo(principal) || request.routeOptions.url === CONSOLE_QUESTION) return undefined;
  return reply.redirect(`${CONSOLE_QUESTION}?${new URLSearchParams({ return_to: request.url, aal: '2' })}`, 303);
}

const CONSOLE_QUESTION = '/console/confirm';

const isForPrograms = (access: Access): access is ApiPermission | 'session' =>
  access === 'session' || isApiPermission(access);

const needsFreshProof: ReadonlySet<Access> = new Set(['key:write', 'connection:write']);

async function permitProgram(ctx: AppContext, access: Access, request: FastifyRequest, reply: FastifyReply) {
  const { principal, token } = request.state;
  if (!principal && !token) return sendProblem(reply, notSignedIn);
  const isPermitted =
    access === 'session'
      ? principal !== undefined
      : (token?.permissions.includes(access) ??
        (principal && isAdministrator(principal.person) && isConsoleOpenTo(principal)));
  if (!isPermitted) return sendProblem(reply, access === 'session' ? notSignedIn : notAllowed);
  settle(request, await organizationOf(ctx, request.state));
  if (!principal || !needsFreshProof.has(access)) return undefined;
  // As in the console: what opens every account needs more than a browser that somebody left open.
  const freshness = await freshnessOf(ctx, request, {});
  return freshness.isFresh ? undefined : sendNotConfirmed(reply, freshness);
}

async function organizationOf(
  ctx: AppContext,
  { portal, principal, token }: RequestState,
): Promise<Organization | undefined> {
  if (token) return token.organization;
  return portal?.organization ?? (principal && readOrganization(ctx, principal.session.organizationId));
}

function settle(request: FastifyRequest, organization: Organization | undefined): undefined {
  if (!organization) throw new Error('A session without its organization');
  request.organization = organization;
}

const sendNothing = (request: FastifyRequest, reply: FastifyReply) =>
  request.url.startsWith('/api/') ? sendProblem(reply, notFound) : sendNothingHere(request, reply);
