import type { FastifyReply, FastifyRequest } from 'fastify';
import { type RateLimit, type Turn, takeTurn } from '../../edge/limit-rate.ts';
import { networkOf } from '../../edge/read-address.ts';
import { MINUTE } from '../../kit/clock.ts';
import { dropFlow, FIRST_PROOF_WITHIN, keepFlow } from '../../signin/flow/begin-flow.ts';
import type { Flow } from '../../signin/flow/flow.ts';
import type { AppContext } from '../app-context.ts';
import { SIGN_IN, setCookie } from '../cookies.ts';

/** A flow that has begun, and what the browser is to hold of it. */
export interface Begun {
  readonly flow: Flow;
  readonly secret: string;
}

/** A whole company may come from one address; a flood comes faster. */
const fromOneNetwork: RateLimit = { most: 300, per: 5 * MINUTE };

/** Keeps a flow for this browser, in the place of the one that it held before. */
export async function keepHere(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { flow, secret }: Begun,
): Promise<Turn> {
  const { arrival, cookies } = request.state;
  const given = cookies.get(SIGN_IN);
  const turn = await ctx.unitOfWork(async ({ db }) => {
    const tx = { db, now: ctx.now };
    const taken = await takeTurn(tx, `flow:${networkOf(arrival.address)}`, fromOneNetwork);
    if (given !== undefined) await dropFlow(tx, given);
    if (taken.ok) await keepFlow(tx, flow);
    return taken;
  });
  if (turn.ok) reply.header('set-cookie', setCookie(SIGN_IN, secret, FIRST_PROOF_WITHIN));
  return turn;
}
