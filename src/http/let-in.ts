import type { FastifyReply, FastifyRequest } from 'fastify';
import { isAdministrator, type Person } from '../directory/person.ts';
import type { Evidence } from '../factors/assurance.ts';
import { ownPath } from '../kit/web-address.ts';
import { endSession } from '../session/end-session.ts';
import { startSession } from '../session/start-session.ts';
import type { AppContext } from './app-context.ts';
import { expireCookie, SESSION, SIGN_IN, SIGNED_OUT, setCookie } from './cookies.ts';
import { portalOrigin } from './portal-origin.ts';
import { HOME } from './remote-auth.route.tsx';

interface Proven {
  readonly person: Person;
  readonly evidence: readonly Evidence[];
  readonly way: 'regular' | 'safe';
}

type Inside = Parameters<Parameters<AppContext['unitOfWork']>[0]>[0] & Pick<AppContext, 'now'>;

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
  const connectionId = evidence.find((proof) => proof.factor === 'remote')?.connectionId ?? null;
  const proven = { organizationId, personId, evidence, connectionId, address, userAgent };
  const { token } = await startSession(inside, ctx.sessionLimits, proven);
  if (way === 'safe') inside.emit({ type: 'safe-access.used', organizationId, actor: personId, address, personId });
  return token;
}

interface Wanderer {
  readonly person: Person;
  readonly returnTo: string | null;
}

export const keepSession = (reply: FastifyReply, token: string): FastifyReply =>
  reply.header('set-cookie', [setCookie(SESSION, token), expireCookie(SIGNED_OUT), expireCookie(SIGN_IN)]);

/** Where they wanted to go, else where they are at home. */
export const wayOn = (ctx: AppContext, request: FastifyRequest, { person, returnTo }: Wanderer): string =>
  ownPath(returnTo ?? undefined, request.state.arrival.origin) ?? homeOf(ctx, request, person);

/** A session counts on one host alone, so on the public one only the console is anybody's home. */
export function homeOf(ctx: AppContext, { state, organization }: FastifyRequest, person: Person): string {
  if (isAdministrator(person)) return '/console';
  const path = person.kind === 'customer' ? HOME : '/workspace';
  return state.portal ? path : `${portalOrigin(ctx, organization)}${path}`;
}
