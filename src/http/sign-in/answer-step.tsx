import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer as Fields } from '../../factors/factor.ts';
import { findFactor } from '../../factors/index.ts';
import { proveFactor, type Try } from '../../signin/flow/prove-factor.ts';
import type { Standing } from '../../signin/flow/read-flow.ts';
import { type Taken, takeProof } from '../../signin/flow/take-proof.ts';
import type { AppContext } from '../app-context.ts';
import { complete } from './complete.tsx';
import type { FactorPage } from './factor-page.ts';
import { whenceOf } from './flow-here.ts';
import { within } from './inside.ts';
import { goToStep, rememberDays, sendBeginAgain, showStep } from './show-step.tsx';

/** A form of a step, as it came. */
type Form = Readonly<Record<string, unknown>>;

export interface Answered {
  readonly standing: Standing;
  readonly page: FactorPage;
  readonly form: Form;
}

/** The fields that the factor gets: those that its page has. */
export const fieldsOf = (page: FactorPage, form: Form): Fields =>
  Object.fromEntries(
    Object.keys(page.fields).flatMap((name) => (typeof form[name] === 'string' ? [[name, form[name]]] : [])),
  );

/** What the browser has worked out in place of a wait. */
export const withSolution = (attempt: Try, { solution }: Form): Try =>
  typeof solution === 'string' ? { ...attempt, solution } : attempt;

/** Proves, and goes on to whatever comes next: another step, or a session. */
export async function answerStep(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { standing, page, form }: Answered,
): Promise<FastifyReply> {
  const factor = findFactor(page.factor);
  if (!factor) return sendBeginAgain(request, reply, standing);
  const tried = await proveFactor(ctx, factor, withSolution(standing.attempt, form), fieldsOf(page, form));
  if (!tried.ok) return showStep(ctx, request, reply, { ...tried, standing, page, problem: tried.reason });
  const { flow, attempt, policy } = standing;
  const whence = whenceOf(request, attempt.organization);
  const mayRemember = form['remember'] === 'on' && rememberDays(standing, page) > 0;
  const rememberFor = mayRemember ? policy.rememberDevicesFor : undefined;
  const outcome = await within(ctx, async (tx) => {
    const taken = await takeProof(tx, flow, { whence, factor, proof: tried.value, held: 'kept' });
    return taken.kind === 'admit' ? complete(ctx, request, tx, { ...taken, rememberFor }) : taken;
  });
  return typeof outcome === 'function' ? outcome(reply) : goOn(ctx, request, reply, { outcome, standing, page });
}

interface Unfinished {
  readonly outcome: Exclude<Taken, { kind: 'admit' }>;
  readonly standing: Standing;
  readonly page: FactorPage;
}

function goOn(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { outcome, standing, page }: Unfinished,
): Promise<FastifyReply> | FastifyReply {
  if (outcome.kind === 'go_on') return goToStep(ctx, request, reply, outcome.standing);
  if (outcome.kind === 'gone') return sendBeginAgain(request, reply, standing);
  return showStep(ctx, request, reply, { standing, page, problem: 'wrong' });
}
