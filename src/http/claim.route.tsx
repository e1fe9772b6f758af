import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { startSession } from '../session/start-session.ts';
import { type ClaimRefusal, claimInstallation, isClaimable } from '../signin/claim-installation.ts';
import type { AppContext } from './app-context.ts';
import { ClaimGonePage, ClaimPage } from './claim.page.tsx';
import { SESSION, setCookie } from './cookies.ts';
import type { App } from './create-app.ts';
import { sendNothingHere } from './refusal-pages.tsx';
import { sendPage } from './send-page.tsx';

const Params = Type.Object({ secret: Type.String() });
const Form = Type.Object({
  title: Type.String({ maxLength: 200 }),
  name: Type.String({ maxLength: 100 }),
  fullName: Type.String({ maxLength: 200 }),
  email: Type.String({ maxLength: 320 }),
  password: Type.String({ maxLength: 4096 }),
});

/** The single-use link of the first administrator: there is no default password. */
export function claimRoutes(app: App, ctx: AppContext): void {
  const url = '/claim/:secret';
  app.get(url, { config: { access: 'anyone' }, schema: { params: Params } }, async (request, reply) => {
    if (request.state.portal) return sendNothingHere(request, reply);
    return (await isClaimable(ctx, request.params.secret)) ? sendPage(reply, <ClaimPage />) : sendGone(reply);
  });

  app.post(url, { config: { access: 'anyone' }, schema: { params: Params, body: Form } }, async (request, reply) => {
    if (request.state.portal) return sendNothingHere(request, reply);
    const claimed = await claimInstallation(ctx, { secret: request.params.secret, ...request.body });
    if (!claimed.ok) return answerRefusal(reply, claimed.reason, request.body);
    const { organizationId, personId } = claimed.value;
    const evidence = [{ factor: 'password' as const, at: ctx.now() }];
    const { address } = request.state.arrival;
    const proven = {
      organizationId,
      personId,
      evidence,
      connectionId: null,
      address,
      userAgent: request.headers['user-agent'] ?? '',
    };
    const { token } = await ctx.unitOfWork((tx) => startSession({ ...tx, now: ctx.now }, ctx.sessionLimits, proven));
    return reply.header('set-cookie', setCookie(SESSION, token)).redirect('/console', 303);
  });
}

function answerRefusal(
  reply: FastifyReply,
  reason: ClaimRefusal,
  values: { title: string; name: string; fullName: string; email: string },
) {
  return reason === 'link_gone'
    ? sendGone(reply)
    : sendPage(reply, <ClaimPage values={values} refusal={reason} />, 422);
}

const sendGone = (reply: FastifyReply) => sendPage(reply, <ClaimGonePage />, 410);
