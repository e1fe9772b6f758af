import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { readAuthenticatorName } from '../../factors/authenticator-name.ts';
import { beginEnrolment, readEnrolment } from '../../factors/totp/begin-enrolment.ts';
import { confirmEnrolment, type EnrolmentRefusal } from '../../factors/totp/confirm-enrolment.ts';
import { readPolicyOf } from '../../signin/policy/read-policy.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { enrolRooms } from '../enrol/enrol-rooms.tsx';
import type { Enroller, EnrolRoom } from '../enrol/enroller.ts';
import { sendPage } from '../send-page.tsx';
import { AppGonePage, SetUpAppPage } from './authenticator-app.page.tsx';

const Form = Type.Object({
  code: Type.String({ maxLength: 60 }),
  name: Type.Optional(Type.String({ maxLength: 200 })),
});
const path = '/authenticator-app';

/** Setting up an authenticator app: the secret is shown until its first code is right, and never after. */
export function authenticatorAppRoutes(app: App, ctx: AppContext): void {
  for (const room of enrolRooms(ctx)) setUpRoutes(app, ctx, room);
}

function setUpRoutes(app: App, ctx: AppContext, room: EnrolRoom) {
  const { config } = room;
  const url = `${room.base}${path}`;
  const find = async (request: FastifyRequest) => {
    const enroller = await room.find(request);
    const isOffered = enroller && (await isTaken(ctx, enroller));
    return isOffered ? enroller : undefined;
  };
  app.post(url, { config }, async (request, reply) => {
    const enroller = await find(request);
    if (!enroller) return room.sendAway(request, reply);
    const place = placeOf(enroller);
    await ctx.unitOfWork(({ db }) => beginEnrolment({ db, now: ctx.now, sealer: ctx.sealer }, place));
    return reply.redirect(`${url}/set-up`, 303);
  });

  app.get(`${url}/set-up`, { config }, async (request, reply) => {
    const enroller = await find(request);
    return enroller ? show(ctx, request, reply, { enroller, refusal: undefined }) : room.sendAway(request, reply);
  });

  app.post(`${url}/set-up`, { config, schema: { body: Form } }, async (request, reply) => {
    const enroller = await find(request);
    if (!enroller) return room.sendAway(request, reply);
    const outcome = await ctx.unitOfWork(async (unit) => {
      const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
      const { code, name } = request.body;
      const proof = await confirmEnrolment(tx, placeOf(enroller), { code, name: readAuthenticatorName(name) });
      if (!proof.ok) return proof;
      return {
        ok: true as const,
        answer: await enroller.finish(tx, { evidence: proof.value, notice: 'authenticator_enrolled' }),
      };
    });
    return outcome.ok ? outcome.answer(reply) : show(ctx, request, reply, { enroller, refusal: outcome.reason });
  });
}

/** Whether a code of an app would let them in: by the step of their sign-in, else by the policy. */
const isTaken = async (ctx: AppContext, { person, offered }: Enroller): Promise<boolean> =>
  (offered ?? (await readPolicyOf(ctx, person)).factors).includes('totp');

const placeOf = ({ person, place }: Enroller) => ({
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
  const secret = await readEnrolment(ctx, placeOf(enroller));
  if (secret === undefined) return sendPage(reply, <AppGonePage organization={organization} back={cancel} />, 409);
  const ourTime = refusal === 'wrong' ? new Date(ctx.now()) : undefined;
  const action = request.url.replace(/\?.*/, '');
  const shown = { organization, email: person.email, secret, ourTime, action, cancel };
  return sendPage(reply, <SetUpAppPage {...shown} />, refusal ? 422 : 200);
}
