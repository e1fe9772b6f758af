import type { FastifyReply, FastifyRequest } from 'fastify';
import { findFactor } from '../../factors/index.ts';
import { reconfirmSession } from '../../session/reconfirm-session.ts';
import { proveFactor } from '../../signin/flow/prove-factor.ts';
import { takeProof } from '../../signin/flow/take-proof.ts';
import type { AppContext } from '../app-context.ts';
import { expireCookie, SESSION, SIGN_IN, setCookie } from '../cookies.ts';
import { signedIn } from '../signed-in.ts';
import { fieldsOf, withSolution } from './answer-step.tsx';
import { findFlowHere, whenceOf } from './flow-here.ts';
import { within } from './inside.ts';
import { challenge, offeredOf, preferredOf, type Shown, showStep } from './show-step.tsx';

type Waiting = NonNullable<Shown['waiting']>;

/**
 * The answer that a waiting form came back with: `confirmed` lets the form pass, a page asks on, and undefined is for what
 * answers nothing that was asked in this session.
 */
export async function answerWaiting(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  waiting: Waiting,
): Promise<FastifyReply | 'confirmed' | undefined> {
  const standing = await findFlowHere(ctx, request);
  if (standing?.flow.kind !== 'step_up') return undefined;
  const { another, with: name } = request.stepUpAnswer ?? {};
  const page = offeredOf(standing).find(({ factor }) => factor === (another ?? name));
  if (!page) return undefined;
  if (another !== undefined) return turnTo(ctx, request, reply, { standing, page, waiting });
  return prove(ctx, request, reply, { standing, page, waiting });
}

type Step = Required<Pick<Shown, 'standing' | 'page'>> & { readonly waiting: Waiting };

async function turnTo(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, step: Step) {
  const problem = await challenge(ctx, step.standing, step.page.factor);
  return showStep(ctx, request, reply, { ...step, problem });
}

async function prove(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, step: Step) {
  const { standing, page, waiting } = step;
  const factor = findFactor(page.factor);
  if (!factor) return undefined;
  const form = request.stepUpAnswer ?? {};
  const tried = await proveFactor(ctx, factor, withSolution(standing.attempt, form), fieldsOf(page, form));
  if (!tried.ok) return showStep(ctx, request, reply, { ...tried, ...step, problem: tried.reason });
  const { session } = signedIn(request);
  const whence = whenceOf(request, request.organization);
  const outcome = await within(ctx, async (tx) => {
    const taken = await takeProof(tx, standing.flow, { whence, factor, proof: tried.value, held: 'kept' });
    return taken.kind === 'admit' ? reconfirmSession(tx, session, taken.flow.evidence) : taken;
  });
  if ('token' in outcome) {
    reply.header('set-cookie', [setCookie(SESSION, outcome.token), expireCookie(SIGN_IN)]);
    return 'confirmed' as const;
  }
  if (outcome.kind === 'gone') return undefined;
  if (outcome.kind === 'wrong') return showStep(ctx, request, reply, { ...step, problem: 'wrong' });
  const next = preferredOf(outcome.standing);
  return next && turnTo(ctx, request, reply, { standing: outcome.standing, page: next, waiting });
}
