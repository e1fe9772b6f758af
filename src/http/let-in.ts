import type { FastifyReply, FastifyRequest } from 'fastify';
import { isAdministrator, type Person } from '../directory/person.ts';
import type { Evidence } from '../factors/assurance.ts';
import { hasSecondFactor } from '../factors/list-second-factors.ts';
import { holdPassword } from '../factors/password/hold-password.ts';
import type { PasswordProof } from '../factors/password/prove-password.ts';
import { ownPath } from '../kit/web-address.ts';
import { endSession } from '../session/end-session.ts';
import { startSession } from '../session/start-session.ts';
import { beginSecondStep, dropSecondStep, SECOND_STEP_WITHIN } from '../signin/second-step.ts';
import type { AppContext } from './app-context.ts';
import { expireCookie, SESSION, SIGN_IN, SIGNED_OUT, setCookie } from './cookies.ts';
import { portalOrigin } from './portal-origin.ts';
import { HOME } from './remote-auth.route.tsx';

export interface Proven {
  readonly person: Person;
  readonly evidence: readonly Evidence[];
  readonly way: 'regular' | 'safe';
}

type Inside = Parameters<Parameters<AppContext['unitOfWork']>[0]>[0] & Pick<AppContext, 'now'>;

export const SECOND_STEP = '/sign-in/second-step';

interface First extends Pick<Proven, 'person' | 'way'> {
  readonly proof: PasswordProof;
  readonly returnTo: string | undefined;
}

/**
 * After a right password: a session, or the question for the second factor of whoever has one, and nothing else.
 * Undefined when the password was changed since it was compared.
 */
export async function letInOrAsk(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { person, proof, way, returnTo: wanted }: First,
): Promise<FastifyReply | undefined> {
  const returnTo = ownPath(wanted, request.state.arrival.origin) ?? null;
  const evidence = [proof.evidence];
  const given = request.state.cookies.get(SIGN_IN);
  const outcome = await ctx.unitOfWork(async (tx) => {
    const inside = { ...tx, now: ctx.now };
    if (!(await holdPassword(inside, person.id, proof))) return undefined;
    if (given) await dropSecondStep(inside, given);
    if (!(await hasSecondFactor(inside, person.id)))
      return { token: await admit(ctx, request, inside, { person, evidence, way }) };
    const { organizationId, id: personId } = person;
    return { secret: await beginSecondStep(inside, { organizationId, personId, evidence, way, returnTo }) };
  });
  if (!outcome) return undefined;
  if (outcome.token !== undefined) return welcome(ctx, request, reply, { token: outcome.token, person, returnTo });
  reply.header('set-cookie', setCookie(SIGN_IN, outcome.secret, SECOND_STEP_WITHIN));
  return reply.redirect(SECOND_STEP, 303);
}

/** A new session each time: one that was there before ends. Answers its token. */
export async function admit(
  ctx: Pick<AppContext, 'sessionLimits'>,
  request: FastifyRequest,
  inside: Inside,
  { person, evidence, way }: Proven,
): Promise<string> {
  const { organizationId, id: personId } = person;
  const { principal, arrival } = request.state;
  const { address } = arrival;
  if (principal) await endSession(inside, principal.session, { actor: principal.person.id, because: 'signed_out' });
  const userAgent = request.headers['user-agent'] ?? '';
  const proven = { organizationId, personId, evidence, connectionId: null, address, userAgent };
  const { token } = await startSession(inside, ctx.sessionLimits, proven);
  if (way === 'safe') inside.emit({ type: 'safe-access.used', organizationId, actor: personId, address, personId });
  return token;
}

interface Admitted {
  readonly token: string;
  readonly person: Person;
  readonly returnTo: string | null;
}

export const welcome = (
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  admitted: Admitted,
): FastifyReply => keepSession(reply, admitted.token).redirect(wayOn(ctx, request, admitted), 303);

export const keepSession = (reply: FastifyReply, token: string): FastifyReply =>
  reply.header('set-cookie', [setCookie(SESSION, token), expireCookie(SIGNED_OUT), expireCookie(SIGN_IN)]);

/** Where they wanted to go, else where they are at home. */
export const wayOn = (
  ctx: AppContext,
  request: FastifyRequest,
  { person, returnTo }: Omit<Admitted, 'token'>,
): string => ownPath(returnTo ?? undefined, request.state.arrival.origin) ?? homeOf(ctx, request, person);

/** A session counts on one host alone, so on the public one only the console is anybody's home. */
export function homeOf(ctx: AppContext, { state, organization }: FastifyRequest, person: Person): string {
  if (isAdministrator(person)) return '/console';
  const path = person.kind === 'customer' ? HOME : '/workspace';
  return state.portal ? path : `${portalOrigin(ctx, organization)}${path}`;
}
