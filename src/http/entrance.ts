import type { FastifyReply, FastifyRequest } from 'fastify';
import { FLOW_LIFETIME } from '../remote/begin-flow.ts';
import { chooseEntrance } from '../signin/choose-entrance.ts';
import type { AppContext } from './app-context.ts';
import { type Cookies, expireCookie, flowCookie, SIGNED_OUT, setCookie, staleFlowCookies } from './cookies.ts';
import type { RequestState } from './request-state.ts';

export interface Way {
  readonly location: string;
  readonly setCookies: readonly string[];
}

type Wanderer = Pick<RequestState, 'portal' | 'cookies'> & {
  readonly arrival: Pick<RequestState['arrival'], 'origin' | 'address'>;
};

/** Where a signed-out visitor goes who wanted `returnTo`, and what their browser keeps for the way back. */
export async function findWay(ctx: AppContext, { portal, arrival, cookies }: Wanderer, returnTo: string): Promise<Way> {
  const regular = { location: `/login?return_to=${encodeURIComponent(returnTo)}`, setCookies: [] };
  if (!portal) return regular;
  // Sent to the company’s site right after signing out, they would be signed in again before they saw it.
  if (cookies.has(SIGNED_OUT))
    return { location: `/signed-out?return_to=${encodeURIComponent(returnTo)}`, setCookies: [] };
  const entrance = await chooseEntrance(ctx.remote, {
    portal,
    origin: arrival.origin,
    address: arrival.address,
    returnTo,
  });
  if (entrance.kind === 'regular') return regular;
  const { location, state, ts } = entrance.departure;
  return { location, setCookies: state === undefined ? [] : keepFlow(cookies, state, ts) };
}

export const keepFlow = (cookies: Cookies, state: string, ts: number): readonly string[] => [
  setCookie(flowCookie(ts), state, FLOW_LIFETIME),
  ...staleFlowCookies(cookies).map(expireCookie),
];

export async function sendToEntrance(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const returnTo = request.method === 'GET' ? request.url : '/';
  const { location, setCookies } = await findWay(ctx, request.state, returnTo);
  return reply
    .header('cache-control', 'no-store')
    .header('set-cookie', [...setCookies])
    .redirect(location);
}
