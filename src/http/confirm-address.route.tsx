import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { provesAddress } from '../factors/assurance.ts';
import { emailCodeFactor } from '../factors/email-code/email-code-factor.ts';
import type { Attempt } from '../factors/factor.ts';
import { ownPath } from '../kit/web-address.ts';
import { awaitsAddressCode, confirmAddress } from '../session/confirm-address.ts';
import type { AppContext } from './app-context.ts';
import { type ConfirmAddress, ConfirmAddressPage } from './confirm-address.page.tsx';
import { SESSION, setCookie } from './cookies.ts';
import type { App } from './create-app.ts';
import { languageOf } from './language.ts';
import { HOME } from './remote-auth.route.tsx';
import { sendPage } from './send-page.tsx';
import { signedIn } from './signed-in.ts';

const Wish = Type.Object({ return_to: Type.Optional(Type.String({ maxLength: 4096 })) });
const Typed = Type.Object({
  code: Type.String({ maxLength: 60 }),
  return_to: Type.Optional(Type.String({ maxLength: 4096 })),
});

/** For who came in on a mere assertion: a code by mail proves the address, for this session only. */
export function confirmAddressRoutes(app: App, ctx: AppContext): void {
  const url = '/account/confirm-address';
  const config = { access: 'person' as const };
  app.get(url, { config, schema: { querystring: Wish } }, async (request, reply) => {
    const { session } = signedIn(request);
    const isDone = provesAddress(session.evidence);
    const step = isDone ? 'done' : (await awaitsAddressCode(ctx, session)) ? 'code' : 'ask';
    return show(request, reply, { step, returnTo: backTo(request, request.query.return_to) });
  });

  app.post(`${url}/code`, { config, schema: { body: Wish } }, async (request, reply) => {
    const returnTo = backTo(request, request.body.return_to);
    const sent = await emailCodeFactor.challenge(ctx, attemptOf(request));
    if (!sent.ok) return show(request, reply, { step: 'ask', returnTo, refusal: 'too_many_mails' });
    return reply.redirect(`${url}?return_to=${encodeURIComponent(returnTo)}`, 303);
  });

  app.post(url, { config, schema: { body: Typed } }, async (request, reply) => {
    const { code } = request.body;
    const returnTo = backTo(request, request.body.return_to);
    const proved = await confirmAddress(ctx, signedIn(request).session, { attempt: attemptOf(request), code });
    if (proved.ok) return reply.header('set-cookie', setCookie(SESSION, proved.value.token)).redirect(returnTo, 303);
    const refusal = proved.reason;
    return show(request, reply, { step: refusal === 'wrong' ? 'code' : 'ask', returnTo, refusal, code });
  });
}

function show(request: FastifyRequest, reply: FastifyReply, page: Omit<ConfirmAddress, 'organization' | 'person'>) {
  const { person } = signedIn(request);
  const status = page.refusal === undefined ? 200 : page.refusal === 'too_many_mails' ? 429 : 422;
  return sendPage(reply, <ConfirmAddressPage {...page} organization={request.organization} person={person} />, status);
}

function attemptOf(request: FastifyRequest): Attempt {
  const { session, person } = signedIn(request);
  const { organization, state } = request;
  const { origin, address } = state.arrival;
  return { organization, person, place: session.id, origin, address, language: languageOf(request) };
}

const backTo = ({ state }: FastifyRequest, returnTo: string | undefined): string =>
  ownPath(returnTo, state.arrival.origin) ?? HOME;
