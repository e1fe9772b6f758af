import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { beginKeyEnrolment, type KeyEnrolment } from '../../factors/webauthn/begin-key-enrolment.ts';
import { checkKeyEnrolment, type KeyEnrolmentRefusal } from '../../factors/webauthn/check-key-enrolment.ts';
import type { KeyFactor } from '../../factors/webauthn/keys.ts';
import { LONGEST_RESPONSE } from '../../factors/webauthn/response-field.ts';
import { readPolicyOf } from '../../signin/policy/read-policy.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { enrolRooms } from '../enrol/enrol-rooms.tsx';
import type { Enroller, EnrolRoom } from '../enrol/enroller.ts';
import { languageOf } from '../language.ts';
import { sendPage } from '../send-page.tsx';
import { NewKeyPage, type NewKeyProblem } from './new-key.page.tsx';
import { newKeyWords } from './new-key.words.ts';

const Form = Type.Object({ response: Type.String({ maxLength: LONGEST_RESPONSE }) });

const kinds = [
  { factor: 'passkey', path: '/passkeys/new' },
  { factor: 'security_key', path: '/security-keys/new' },
] as const;

/** Setting up a passkey or a security key, in the account or because a sign-in asks for it. */
export function newKeyRoutes(app: App, ctx: AppContext): void {
  for (const room of enrolRooms(ctx)) for (const kind of kinds) setUpRoutes(app, ctx, { room, ...kind });
}

interface Place {
  readonly room: EnrolRoom;
  readonly factor: KeyFactor;
  readonly path: string;
}

function setUpRoutes(app: App, ctx: AppContext, { room, factor, path }: Place) {
  const { config } = room;
  const url = `${room.base}${path}`;
  const find = (request: FastifyRequest) => findEnrolment(ctx, request, { room, factor });

  app.get(url, { config }, async (request, reply) => {
    const found = await find(request);
    return found ? show(reply, { found, factor, url }) : room.sendAway(request, reply);
  });

  // The browser learns only now what to ask: a challenge waits five minutes, and a page may be open for longer.
  app.post(`${url}/options`, { config }, async (request, reply) => {
    const found = await find(request);
    if (!found) return reply.code(404).send();
    return ctx.unitOfWork(({ db }) => beginKeyEnrolment({ db, now: ctx.now }, found.enrolment));
  });

  app.post(url, { config, schema: { body: Form } }, async (request, reply) => {
    const found = await find(request);
    if (!found) return room.sendAway(request, reply);
    const { enroller, enrolment } = found;
    const name = newKeyWords[languageOf(request)][factor].fallbackName;
    const checked = await checkKeyEnrolment(ctx, enrolment, { response: request.body.response, name });
    if (!checked.ok) return show(reply, { found, factor, url, problem: problemOf(checked.reason) });
    const { evidence, spend } = checked.value;
    const answer = await ctx.unitOfWork(async (unit) => {
      const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
      if (!(await spend(tx))) return undefined;
      return enroller.finish(tx, { evidence, notice: 'authenticator_enrolled' });
    });
    return answer ? answer(reply) : show(reply, { found, factor, url, problem: 'late' });
  });
}

interface Found {
  readonly enroller: Enroller;
  readonly enrolment: KeyEnrolment;
}

/** Undefined for who may set up nothing here, or not this. */
async function findEnrolment(
  ctx: AppContext,
  request: FastifyRequest,
  { room, factor }: Pick<Place, 'room' | 'factor'>,
): Promise<Found | undefined> {
  const enroller = await room.find(request);
  if (!enroller || enroller.offered?.includes(factor) === false) return undefined;
  const { organization, person, place } = enroller;
  const policy = await readPolicyOf(ctx, person);
  if (!policy.factors.includes(factor)) return undefined;
  const { origin } = request.state.arrival;
  return { enroller, enrolment: { organization, person, place, origin, factor, models: policy.hardware } };
}

interface Shown {
  readonly found: Found;
  readonly factor: KeyFactor;
  readonly url: string;
  readonly problem?: NewKeyProblem;
}

const show = (reply: FastifyReply, { found: { enroller }, factor, url, problem }: Shown): FastifyReply =>
  sendPage(
    reply,
    <NewKeyPage
      organization={enroller.organization}
      factor={factor}
      action={url}
      cancel={enroller.cancel}
      problem={problem}
    />,
    problem ? 422 : 200,
  );

const problems: Partial<Record<KeyEnrolmentRefusal, NewKeyProblem>> = {
  credential_taken: 'taken',
  user_not_verified: 'unverified',
  not_attested: 'model',
  model_not_allowed: 'model',
  expired: 'late',
  wrong_challenge: 'late',
  too_many: 'many',
};

const problemOf = (refusal: KeyEnrolmentRefusal): NewKeyProblem => problems[refusal] ?? 'other';
