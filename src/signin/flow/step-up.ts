import type { Person } from '../../directory/person.ts';
import type { Aal, Evidence } from '../../factors/assurance.ts';
import type { Clock, Millis } from '../../kit/clock.ts';
import type { Db } from '../../store/database.ts';
import { readPolicyOf } from '../policy/read-policy.ts';
import { newFlow } from './begin-flow.ts';
import { neededAal } from './enough.ts';
import { readStanding, type Whence } from './read-flow.ts';

/** What an action asks for beyond a session; what is left out is as the policy has it. */
export interface ProofWish {
  readonly aal?: Aal;
  /** How old the proofs may be. */
  readonly maxAge?: Millis;
}

/** Who would step up, and what their session has proved. */
export interface Climber {
  readonly person: Person;
  readonly sessionId: string;
  readonly evidence: readonly Evidence[];
}

/** A flow that proves the person of a session once more. Nothing is kept yet. */
export const newStepUp = (ctx: Clock, { person, sessionId }: Climber, { aal = 0 }: ProofWish, returnTo: string) =>
  newFlow(ctx, {
    ...{ organizationId: person.organizationId, kind: 'step_up', way: 'regular', identifier: person.email },
    ...{ personId: person.id, sessionId, evidence: [], wish: { aal, maxAge: null }, returnTo },
  });

export interface Freshness {
  readonly isFresh: boolean;
  /** What is asked for. */
  readonly aal: Aal;
  readonly maxAge: Millis;
}

/** Whether what a session proved lately is what a step-up would ask for. */
export async function readFreshness(
  ctx: Db & Clock,
  climber: Climber,
  wish: ProofWish,
  whence: Whence,
): Promise<Freshness> {
  const maxAge = wish.maxAge ?? (await readPolicyOf(ctx, climber.person)).freshFor;
  const evidence = climber.evidence.filter(({ at }) => at > ctx.now() - maxAge);
  const { flow } = newStepUp(ctx, climber, wish, '');
  const { situation, step } = await readStanding(ctx, { ...flow, evidence }, whence);
  return { isFresh: step.step === 'admit', aal: neededAal(situation), maxAge };
}
