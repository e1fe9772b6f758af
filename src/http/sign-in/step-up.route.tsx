import { parse, stringify } from 'node:querystring';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Aal } from '../../factors/assurance.ts';
import { gate } from '../../kit/gate.ts';
import { ownPath } from '../../kit/web-address.ts';
import { FIRST_PROOF_WITHIN, keepFlow } from '../../signin/flow/begin-flow.ts';
import { readStanding, type Standing } from '../../signin/flow/read-flow.ts';
import { newStepUp, type ProofWish } from '../../signin/flow/step-up.ts';
import type { AppContext } from '../app-context.ts';
import { SIGN_IN, setCookie } from '../cookies.ts';
import type { App } from '../create-app.ts';
import { sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';
import { answerWaiting } from './answer-waiting.tsx';
import { whenceOf } from './flow-here.ts';
import { freshnessOf } from './freshness.ts';
import { within } from './inside.ts';
import { addressOf, challenge, preferredOf, showStep } from './show-step.tsx';
import { UnreachablePage } from './step-up.page.tsx';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Only after a proof of who they are that is strong and young enough; `fresh`: as the policy has it. */
    proof?: 'fresh' | ProofWish;
  }
  interface FastifyRequest {
    /** The answer that a form brought along which waited for it. */
    stepUpAnswer: Readonly<Record<string, unknown>> | undefined;
  }
}

const rooms = [
  { room: '/console', access: 'administrator' },
  { room: '/account', access: 'person' },
] as const;

type Room = (typeof rooms)[number]['room'];

/** Where one goes on from the question, and back to. */
const roomOf = ({ url }: Pick<FastifyRequest, 'url'>): Room =>
  /^\/account(?:[/?]|$)/.test(url) ? '/account' : '/console';

const Query = Type.Object({
  return_to: Type.Optional(Type.String()),
  aal: Type.Optional(Type.Union([Type.Literal('1'), Type.Literal('2'), Type.Literal('3')])),
});

/**
 * Before what may do harm: a page is shown after a question, and a form waits inside the question until it is answered,
 * so that nothing has to be typed twice but passwords and codes.
 */
export function stepUpRoutes(app: App, ctx: AppContext): void {
  app.decorateRequest('stepUpAnswer');
  app.addHook('preValidation', (request, _reply, goOn) => {
    if (request.routeOptions.config.proof) unpack(request);
    goOn();
  });
  app.addHook(
    'preHandler',
    gate((request: FastifyRequest, reply: FastifyReply) => ask(ctx, request, reply)),
  );
  for (const { room, access } of rooms) {
    app.get(`${room}/confirm`, { config: { access }, schema: { querystring: Query } }, async (request, reply) => {
      const { return_to: target, aal } = request.query;
      const returnTo = pathIn(room, target, request.state.arrival.origin);
      const standing = await begin(ctx, request, reply, { ...(aal && { aal: Number(aal) as Aal }) }, returnTo);
      return standing ? reply.redirect(addressOf(request, standing), 303) : sendUnreachable(request, reply, 200);
    });
  }
}

/** The form that waited is the body again, and what answered the question is beside it. */
function unpack(request: FastifyRequest): void {
  const { waiting_form: waiting, ...answer } = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof waiting !== 'string') return;
  request.stepUpAnswer = answer;
  request.body = { ...parse(waiting) };
}

async function ask(ctx: AppContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const { proof } = request.routeOptions.config;
  if (proof === undefined) return undefined;
  const wish = proof === 'fresh' ? {} : proof;
  if ((await freshnessOf(ctx, request, wish)).isFresh) return undefined;
  const answer = request.stepUpAnswer;
  if (request.method !== 'POST' || holdsSecret(request.body)) return sendToQuestion(request, reply, wish);
  const waiting = { action: request.url, form: stringify((request.body ?? {}) as Record<string, string>) };
  const answered = answer && (await answerWaiting(ctx, request, reply, waiting));
  if (answered === 'confirmed') return undefined;
  return answered ?? askFirst(ctx, request, reply, { wish, waiting });
}

interface Asked {
  readonly wish: ProofWish;
  readonly waiting: { readonly action: string; readonly form: string };
}

async function askFirst(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, { wish, waiting }: Asked) {
  const standing = await begin(ctx, request, reply, wish, roomOf(request));
  const page = standing && preferredOf(standing);
  if (!standing || !page) return sendUnreachable(request, reply, 403);
  const problem = await challenge(ctx, standing, page.factor);
  return showStep(ctx, request, reply, { standing, page, problem, waiting });
}

/** What no page may repeat is typed once more. */
const holdsSecret = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && ('password' in body || 'code' in body);

function sendToQuestion(request: FastifyRequest, reply: FastifyReply, { aal }: ProofWish): FastifyReply {
  const query = new URLSearchParams({ return_to: request.url, ...(aal !== undefined && { aal: String(aal) }) });
  return reply.redirect(`${roomOf(request)}/confirm?${query}`, 303);
}

/** Undefined where the account has nothing by which the level could be reached. */
async function begin(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  wish: ProofWish,
  returnTo: string,
): Promise<Standing | undefined> {
  const { session, person } = signedIn(request);
  const climber = { person, sessionId: session.id, evidence: session.evidence };
  const { flow, secret } = newStepUp(ctx, climber, wish, returnTo);
  const standing = await readStanding(ctx, flow, whenceOf(request, request.organization));
  if (!preferredOf(standing)) return undefined;
  await within(ctx, (tx) => keepFlow(tx, flow));
  reply.header('set-cookie', setCookie(SIGN_IN, secret, FIRST_PROOF_WITHIN));
  return standing;
}

const sendUnreachable = (request: FastifyRequest, reply: FastifyReply, status: 200 | 403): FastifyReply =>
  sendPage(
    reply,
    <UnreachablePage
      organization={request.organization}
      email={signedIn(request).person.email}
      back={roomOf(request)}
    />,
    status,
  );

function pathIn(room: Room, target: string | undefined, origin: string): string {
  const path = ownPath(target, origin);
  return path?.startsWith(room) && /^(?:[/?]|$)/.test(path.slice(room.length)) ? path : room;
}
