import type { FastifyReply, FastifyRequest } from 'fastify';
import { passwordFactor } from '../../factors/password/password-factor.ts';
import { dropFlow, FIRST_PROOF_WITHIN } from '../../signin/flow/begin-flow.ts';
import { proveFactor } from '../../signin/flow/prove-factor.ts';
import { readStanding } from '../../signin/flow/read-flow.ts';
import { takeProof } from '../../signin/flow/take-proof.ts';
import type { AppContext } from '../app-context.ts';
import { SIGN_IN, setCookie } from '../cookies.ts';
import { complete } from './complete.tsx';
import { whenceOf } from './flow-here.ts';
import { within } from './inside.ts';
import { type Begun, keepHere } from './keep-here.ts';
import { passwordPage } from './password.step.tsx';
import { goToStep, offeredOf, type Shown, showStep } from './show-step.tsx';

interface Both extends Begun {
  readonly password: string;
}

/**
 * Name and password in one form, as password managers and programs send them. Whoever is let in by them alone leaves no
 * flow behind; whoever is not goes on at the step of the password.
 */
export async function takeBothSteps(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { flow, secret, password }: Both,
): Promise<FastifyReply> {
  const whence = whenceOf(request, request.organization);
  const standing = await readStanding(ctx, flow, whence);
  const goBack = async (problem: Omit<Shown, 'standing' | 'page'>) => {
    await keepHere(ctx, request, reply, { flow, secret });
    return showStep(ctx, request, reply, { ...problem, standing, page: passwordPage });
  };
  if (!offeredOf(standing).includes(passwordPage)) {
    await keepHere(ctx, request, reply, { flow, secret });
    return goToStep(ctx, request, reply, standing);
  }
  const tried = await proveFactor(ctx, passwordFactor, standing.attempt, { password });
  if (!tried.ok) return goBack({ ...tried, problem: tried.reason });
  const given = request.state.cookies.get(SIGN_IN);
  const outcome = await within(ctx, async (tx) => {
    if (given !== undefined) await dropFlow(tx, given);
    const taken = await takeProof(tx, flow, { whence, factor: passwordFactor, proof: tried.value, held: 'new' });
    return taken.kind === 'admit' ? complete(ctx, request, tx, taken) : taken;
  });
  if (typeof outcome === 'function') return outcome(reply);
  if (outcome.kind !== 'go_on') return goBack({ problem: 'wrong' });
  reply.header('set-cookie', setCookie(SIGN_IN, secret, FIRST_PROOF_WITHIN));
  return goToStep(ctx, request, reply, outcome.standing);
}
