import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { listSecondFactors } from '../../factors/list-second-factors.ts';
import { beginEnrolment, readEnrolment } from '../../factors/totp/begin-enrolment.ts';
import type { EnrolmentRefusal } from '../../factors/totp/confirm-enrolment.ts';
import { enrolAuthenticator } from '../../session/enrol-authenticator.ts';
import { removeSecondFactor } from '../../signin/remove-second-factor.ts';
import type { AppContext } from '../app-context.ts';
import { SESSION, setCookie } from '../cookies.ts';
import type { App } from '../create-app.ts';
import { sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';
import { AppGonePage, RemoveAppPage, SetUpAppPage } from './authenticator-app.page.tsx';
import { RecoveryCodesPage } from './recovery-codes.page.tsx';

const Form = Type.Object({ code: Type.String({ maxLength: 60 }) });
const url = '/account/authenticator-app';
const config = { access: 'person', proof: 'fresh' } as const;

/** Setting up an authenticator app: the secret is shown until its first code is right, and never after. */
export function authenticatorAppRoutes(app: App, ctx: AppContext): void {
  app.post(url, { config }, async (request, reply) => {
    const enroller = enrollerOf(request);
    if ((await listSecondFactors(ctx, enroller.personId)).length > 0) return sendGone(request, reply, 'there_is_one');
    await ctx.unitOfWork(({ db }) => beginEnrolment({ db, now: ctx.now, sealer: ctx.sealer }, enroller));
    return reply.redirect(`${url}/set-up`, 303);
  });

  app.get(`${url}/set-up`, { config }, (request, reply) => show(ctx, request, reply, undefined));

  app.post(`${url}/set-up`, { config, schema: { body: Form } }, async (request, reply) => {
    const { organization } = request;
    const wish = { principal: signedIn(request), organization, code: request.body.code };
    const enrolled = await ctx.unitOfWork((tx) =>
      enrolAuthenticator({ ...tx, now: ctx.now, sealer: ctx.sealer }, wish),
    );
    if (!enrolled.ok) return show(ctx, request, reply, enrolled.reason);
    const { token, codes } = enrolled.value;
    reply.header('set-cookie', setCookie(SESSION, token));
    return sendPage(reply, <RecoveryCodesPage {...{ organization, codes }} occasion="new" returnTo="/account" />);
  });
  removalRoutes(app, ctx);
}

function removalRoutes(app: App, ctx: AppContext) {
  app.get(`${url}/remove`, { config }, (request, reply) =>
    sendPage(reply, <RemoveAppPage organization={request.organization} />),
  );

  app.post(`${url}/remove`, { config }, async (request, reply) => {
    const { organization } = request;
    const { person } = signedIn(request);
    await ctx.unitOfWork((tx) =>
      removeSecondFactor({ ...tx, now: ctx.now }, { person, organization, actor: person.id }),
    );
    return reply.redirect('/account?done=removed', 303);
  });
}

function enrollerOf(request: FastifyRequest) {
  const { session, person } = signedIn(request);
  return { organizationId: person.organizationId, personId: person.id, place: session.id };
}

async function show(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: EnrolmentRefusal | undefined,
) {
  const secret = await readEnrolment(ctx, enrollerOf(request));
  if (refusal === 'there_is_one' || secret === undefined) return sendGone(request, reply, refusal ?? 'none_waiting');
  const { organization } = request;
  const { email } = signedIn(request).person;
  return sendPage(
    reply,
    <SetUpAppPage {...{ organization, email, secret }} isWrong={refusal === 'wrong'} />,
    refusal ? 422 : 200,
  );
}

const sendGone = (request: FastifyRequest, reply: FastifyReply, refusal: EnrolmentRefusal) =>
  sendPage(
    reply,
    <AppGonePage
      organization={request.organization}
      reason={refusal === 'there_is_one' ? 'there_is_one' : 'none_waiting'}
    />,
    409,
  );
