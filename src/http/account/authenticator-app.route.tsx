import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { listSecondFactors } from '../../factors/list-second-factors.ts';
import { beginEnrolment, readEnrolment } from '../../factors/totp/begin-enrolment.ts';
import { confirmEnrolment, type EnrolmentRefusal } from '../../factors/totp/confirm-enrolment.ts';
import { removeSecondFactor } from '../../signin/remove-second-factor.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { enrolRooms } from '../enrol/enrol-rooms.tsx';
import type { Enroller, EnrolRoom } from '../enrol/enroller.ts';
import { sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';
import { AppGonePage, RemoveAppPage, SetUpAppPage } from './authenticator-app.page.tsx';

const Form = Type.Object({ code: Type.String({ maxLength: 60 }) });
const path = '/authenticator-app';

/** Setting up an authenticator app: the secret is shown until its first code is right, and never after. */
export function authenticatorAppRoutes(app: App, ctx: AppContext): void {
  for (const room of enrolRooms(ctx)) setUpRoutes(app, ctx, room);
  removalRoutes(app, ctx);
}

function setUpRoutes(app: App, ctx: AppContext, room: EnrolRoom) {
  const { config } = room;
  const url = `${room.base}${path}`;
  app.post(url, { config }, async (request, reply) => {
    const enroller = await room.find(request);
    if (!enroller) return room.sendAway(request, reply);
    const owner = ownerOf(enroller);
    if ((await listSecondFactors(ctx, owner.personId)).length > 0) return sendGone(reply, enroller, 'there_is_one');
    await ctx.unitOfWork(({ db }) => beginEnrolment({ db, now: ctx.now, sealer: ctx.sealer }, owner));
    return reply.redirect(`${url}/set-up`, 303);
  });

  app.get(`${url}/set-up`, { config }, async (request, reply) => {
    const enroller = await room.find(request);
    return enroller ? show(ctx, request, reply, { enroller, refusal: undefined }) : room.sendAway(request, reply);
  });

  app.post(`${url}/set-up`, { config, schema: { body: Form } }, async (request, reply) => {
    const enroller = await room.find(request);
    if (!enroller) return room.sendAway(request, reply);
    const outcome = await ctx.unitOfWork(async (unit) => {
      const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
      const proof = await confirmEnrolment(tx, ownerOf(enroller), request.body.code);
      if (!proof.ok) return proof;
      return {
        ok: true as const,
        answer: await enroller.finish(tx, { evidence: proof.value, notice: 'authenticator_enrolled' }),
      };
    });
    return outcome.ok ? outcome.answer(reply) : show(ctx, request, reply, { enroller, refusal: outcome.reason });
  });
}

function removalRoutes(app: App, ctx: AppContext) {
  const config = { access: 'person', proof: 'fresh' } as const;
  const url = `/account${path}/remove`;
  app.get(url, { config }, (request, reply) => sendPage(reply, <RemoveAppPage organization={request.organization} />));

  app.post(url, { config }, async (request, reply) => {
    const { organization } = request;
    const { person } = signedIn(request);
    await ctx.unitOfWork((tx) =>
      removeSecondFactor({ ...tx, now: ctx.now }, { person, organization, actor: person.id }),
    );
    return reply.redirect('/account?done=removed', 303);
  });
}

const ownerOf = ({ person, place }: Enroller) => ({
  organizationId: person.organizationId,
  personId: person.id,
  place,
});

interface Shown {
  readonly enroller: Enroller;
  readonly refusal: EnrolmentRefusal | undefined;
}

async function show(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, { enroller, refusal }: Shown) {
  const { organization, person, cancel } = enroller;
  const secret = await readEnrolment(ctx, ownerOf(enroller));
  if (refusal === 'there_is_one' || secret === undefined) return sendGone(reply, enroller, refusal ?? 'none_waiting');
  const action = request.url.replace(/\?.*/, '');
  const shown = { organization, email: person.email, secret, action, cancel };
  return sendPage(reply, <SetUpAppPage {...shown} isWrong={refusal === 'wrong'} />, refusal ? 422 : 200);
}

const sendGone = (reply: FastifyReply, { organization, cancel }: Enroller, refusal: EnrolmentRefusal) =>
  sendPage(
    reply,
    <AppGonePage
      organization={organization}
      back={cancel}
      reason={refusal === 'there_is_one' ? 'there_is_one' : 'none_waiting'}
    />,
    409,
  );
