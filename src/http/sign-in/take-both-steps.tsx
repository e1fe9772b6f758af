import type { FastifyReply, FastifyRequest } from 'fastify';
import { passwordFactor } from '../../factors/password/password-factor.ts';
import type { Millis } from '../../kit/clock.ts';
import { dropFlow, FIRST_PROOF_WITHIN, keepFlow } from '../../signin/begin-flow.ts';
import type { Flow } from '../../signin/flow.ts';
import { proveFactor } from '../../signin/prove-factor.ts';
import { readStanding } from '../../signin/read-flow.ts';
import { takeProof } from '../../signin/take-proof.ts';
import type { AppContext } from '../app-context.ts';
import { SIGN_IN, setCookie } from '../cookies.ts';
import { complete } from './complete.tsx';
import { whenceOf } from './flow-here.ts';
import { within } from './inside.ts';
import { passwordPage } from './password.step.tsx';
import { addressOf, goToStep, offeredOf, showStep } from './show-step.tsx';

interface Both {
  /** Not kept yet. */
  readonly flow: Flow;
  readonly secret: string;
  /** Of the flow that this browser held before. */
  readonly given: string | undefined;
  readonly password: string;
}

type Outcome =
  | { readonly sent: FastifyReply }
  | { readonly sent?: undefined; readonly problem: 'tooMany' | 'busy'; readonly wait: Millis | undefined };

/**
 * Name and password in one form, as password managers and programs send them. Whoever is let in by them alone leaves no
 * flow behind; a flood leaves none either.
 */
export async function takeBothSteps(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { flow, secret, given, password }: Both,
): Promise<Outcome> {
  const whence = whenceOf(request, request.organization);
  const standing = await readStanding(ctx, flow, whence);
  const keep = () => reply.header('set-cookie', setCookie(SIGN_IN, secret, FIRST_PROOF_WITHIN));
  const begin = async () => {
    await within(ctx, async (tx) => {
      if (given !== undefined) await dropFlow(tx, given);
      await keepFlow(tx, flow);
    });
    return keep();
  };
  if (!offeredOf(standing).includes(passwordPage)) {
    await begin();
    return { sent: reply.redirect(addressOf(request, standing), 303) };
  }
  const tried = await proveFactor(ctx, passwordFactor, standing.attempt, { password });
  if (!tried.ok && ['too_many', 'suspended', 'busy'].includes(tried.reason))
    return { problem: tried.reason === 'busy' ? 'busy' : 'tooMany', wait: tried.wait };
  if (!tried.ok) {
    await begin();
    return { sent: await showStep(ctx, request, reply, { standing, page: passwordPage, problem: tried.reason }) };
  }
  const outcome = await within(ctx, async (tx) => {
    if (given !== undefined) await dropFlow(tx, given);
    const taken = await takeProof(tx, flow, { whence, factor: passwordFactor, proof: tried.value, held: 'new' });
    return taken.kind === 'admit' ? complete(ctx, request, tx, taken) : taken;
  });
  if (typeof outcome === 'function') return { sent: await outcome(reply) };
  if (outcome.kind === 'go_on') return { sent: await goToStep(ctx, request, keep(), outcome.standing) };
  await begin();
  return { sent: await showStep(ctx, request, reply, { standing, page: passwordPage, problem: 'wrong' }) };
}
