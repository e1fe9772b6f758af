import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { provesAddress } from '../factors/assurance.ts';
import { awaitsEmailCode, type EmailCodeRefusal, proveEmailCode } from '../factors/email-code/prove-email-code.ts';
import { sendEmailCode } from '../factors/email-code/send-email-code.ts';
import { refuse } from '../kit/result.ts';
import { ownPath } from '../kit/web-address.ts';
import { reconfirmSession } from '../session/reconfirm-session.ts';
import type { Principal } from '../session/session.ts';
import type { AppContext } from './app-context.ts';
import { type ConfirmAddress, ConfirmAddressPage } from './confirm-address.page.tsx';
import { SESSION, setCookie } from './cookies.ts';
import type { App } from './create-app.ts';
import { languageOf } from './language.ts';
import { HOME } from './remote-auth.route.tsx';
import { sendPage } from './send-page.tsx';

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
    const step = isDone ? 'done' : (await awaitsEmailCode(ctx, session.id)) ? 'code' : 'ask';
    return show(request, reply, { step, returnTo: backTo(request, request.query.return_to) });
  });

  app.post(`${url}/code`, { config, schema: { body: Wish } }, async (request, reply) => {
    const returnTo = backTo(request, request.body.return_to);
    const { person } = signedIn(request);
    const { email } = person;
    const { title } = request.organization;
    const wish = { ...holderOf(request), email, title, language: languageOf(request) };
    const sent = await ctx.unitOfWork((tx) => sendEmailCode({ ...tx, now: ctx.now, sealer: ctx.sealer }, wish));
    if (!sent.ok) return show(request, reply, { step: 'ask', returnTo, refusal: 'too_many_mails' });
    return reply.redirect(`${url}?return_to=${encodeURIComponent(returnTo)}`, 303);
  });

  app.post(url, { config, schema: { body: Typed } }, async (request, reply) => {
    const { code } = request.body;
    const returnTo = backTo(request, request.body.return_to);
    const proved = await prove(ctx, request, code);
    if (proved.ok) return reply.header('set-cookie', setCookie(SESSION, proved.token)).redirect(returnTo, 303);
    const refusal: EmailCodeRefusal = proved.reason;
    return show(request, reply, { step: refusal === 'wrong' ? 'code' : 'ask', returnTo, refusal, code });
  });
}

/** The proof and what it adds to the session, together; the cookie that asked is worth nothing after. */
async function prove(ctx: AppContext, request: FastifyRequest, code: string) {
  const { session } = signedIn(request);
  return ctx.unitOfWork(async (tx) => {
    const inside = { ...tx, now: ctx.now, sealer: ctx.sealer };
    const evidence = await proveEmailCode(inside, holderOf(request), code);
    if (!evidence.ok) return refuse(evidence.reason);
    const { token } = await reconfirmSession(inside, session, [evidence.value]);
    return { ok: true as const, token };
  });
}

function show(request: FastifyRequest, reply: FastifyReply, page: Omit<ConfirmAddress, 'organization' | 'person'>) {
  const { person } = signedIn(request);
  const status = page.refusal === undefined ? 200 : page.refusal === 'too_many_mails' ? 429 : 422;
  return sendPage(reply, <ConfirmAddressPage {...page} organization={request.organization} person={person} />, status);
}

function signedIn({ state }: FastifyRequest): Principal {
  if (!state.principal) throw new Error('The guard let nobody in');
  return state.principal;
}

function holderOf(request: FastifyRequest) {
  const { session } = signedIn(request);
  return { organizationId: session.organizationId, personId: session.personId, sessionId: session.id };
}

const backTo = ({ state }: FastifyRequest, returnTo: string | undefined): string =>
  ownPath(returnTo, state.arrival.origin) ?? HOME;
