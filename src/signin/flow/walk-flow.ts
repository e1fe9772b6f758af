import type { Evidence, FactorName } from '../../factors/assurance.ts';
import type { SignInPolicy } from '../policy/policy.ts';
import { nextStep } from './next-step.ts';
import type { Situation } from './situation.ts';
import type { Step } from './steps.ts';

/** One way through a flow, and where it ends. */
export interface Path {
  readonly proofs: readonly FactorName[];
  readonly evidence: readonly Evidence[];
  readonly end: Exclude<Step['step'], 'identify' | 'prove'>;
}

interface Walk extends Pick<Situation, 'kind' | 'has' | 'device'> {
  readonly policy: SignInPolicy;
}

/** Every way through a flow of somebody who has set up these factors. `next` is another state machine in tests. */
export function walkFlow(walk: Walk, next: typeof nextStep = nextStep): readonly Path[] {
  return onward({ ...walk, isIdentified: true, evidence: [], wishedAal: 0 }, walk.policy, next);
}

function onward(situation: Situation, policy: SignInPolicy, next: typeof nextStep): readonly Path[] {
  const step = next(situation);
  const { evidence } = situation;
  if (step.step === 'identify') throw new Error('Nobody is identified twice');
  if (step.step !== 'prove') return [{ proofs: evidence.map(({ factor }) => factor), evidence, end: step.step }];
  return step.factors.flatMap((factor) =>
    onward({ ...situation, evidence: [...evidence, proofOf(factor, policy)] }, policy, next),
  );
}

/** As weak as the policy lets it be: a passkey that is synced, a key that asks for a touch alone. */
function proofOf(factor: FactorName, { hardware }: SignInPolicy): Evidence {
  if (factor === 'remote') throw new Error('The word of a site is no step of a flow');
  if (factor !== 'passkey' && factor !== 'security_key') return { factor, at: 0 };
  const isHardware = hardware !== null;
  const key = { at: 0, authenticatorId: '', isBackupEligible: !isHardware, isHardware, isBiometric: false };
  return { factor, isUserVerified: factor === 'passkey', ...key };
}

/** What becomes of somebody who comes to sign in from another browser. */
export type Fate = 'admitted' | 'sets_up' | 'stopped';

export function fateOf(policy: SignInPolicy, has: readonly FactorName[]): Fate {
  const ends = walkFlow({ kind: 'sign_in', policy, has, device: 'unknown' }).map(({ end }) => end);
  if (ends.includes('admit')) return 'admitted';
  return ends.includes('enrol') ? 'sets_up' : 'stopped';
}

/** Every set of up to three of them: no flow asks for more. */
export function setsOf(factors: readonly FactorName[]): readonly (readonly FactorName[])[] {
  const sets: (readonly FactorName[])[] = [[]];
  for (const factor of factors) sets.push(...sets.filter((set) => set.length < 3).map((set) => [...set, factor]));
  return sets;
}
