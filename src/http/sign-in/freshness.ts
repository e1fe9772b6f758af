import type { FastifyRequest } from 'fastify';
import { type Freshness, type ProofWish, readFreshness } from '../../signin/flow/step-up.ts';
import type { AppContext } from '../app-context.ts';
import { signedIn } from '../signed-in.ts';
import { whenceOf } from './flow-here.ts';

/** Whether the session of a request is proved well and lately enough for what it asks. */
export function freshnessOf(ctx: AppContext, request: FastifyRequest, wish: ProofWish): Promise<Freshness> {
  const { session, person } = signedIn(request);
  const climber = { person, sessionId: session.id, evidence: session.evidence };
  return readFreshness(ctx, climber, wish, whenceOf(request, request.organization));
}
