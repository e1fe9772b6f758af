import type { FastifyRequest } from 'fastify';
import { readOrganization } from '../../directory/find-organization.ts';
import type { Organization } from '../../directory/organization.ts';
import { ownPath } from '../../kit/web-address.ts';
import { findFlowBySecret, readStanding, type Standing, type Whence } from '../../signin/flow/read-flow.ts';
import type { AppContext } from '../app-context.ts';
import { DEVICE, SIGN_IN } from '../cookies.ts';
import { languageOf } from '../language.ts';

export const whenceOf = (request: FastifyRequest, organization: Organization): Whence => ({
  organization,
  origin: request.state.arrival.origin,
  address: request.state.arrival.address,
  language: languageOf(request),
  device: request.state.cookies.get(DEVICE),
});

/**
 * The flow that this browser holds. A flow of one organization is nothing on the host of another, none is anything on a host
 * that is not ours (a Host header is not for links in mails), and a step-up is nothing beside another session.
 */
export async function findFlowHere(ctx: AppContext, request: FastifyRequest): Promise<Standing | undefined> {
  const { portal, cookies, principal, arrival } = request.state;
  if (!portal && arrival.host !== ctx.publicHost) return undefined;
  const flow = await findFlowBySecret(ctx, cookies.get(SIGN_IN));
  if (!flow || (portal && portal.organization.id !== flow.organizationId)) return undefined;
  if (flow.kind === 'step_up' && flow.sessionId !== principal?.session.id) return undefined;
  const organization = portal?.organization ?? (await readOrganization(ctx, flow.organizationId));
  if (!organization) return undefined;
  request.organization = organization;
  return readStanding(ctx, flow, whenceOf(request, organization));
}

/** Where the sign-in of this browser begins again, or its step-up is left. */
export function startOf({ state }: FastifyRequest, standing?: Standing): string {
  const { flow, attempt } = standing ?? {};
  const returnTo = ownPath(flow?.returnTo ?? undefined, state.arrival.origin);
  if (flow?.kind === 'step_up') return returnTo?.startsWith('/console') ? '/console' : '/account';
  if (flow?.kind === 'recovery') return '/sign-in/recover';
  if (!state.portal) return attempt ? `/${attempt.organization.name}/safe-access` : '/';
  const path = flow?.way === 'safe' ? '/safe-access' : '/login';
  return returnTo === undefined ? path : `${path}?return_to=${encodeURIComponent(returnTo)}`;
}
