import type { FactorName } from '../../factors/assurance.ts';
import type { nextStep } from '../flow/next-step.ts';
import { second } from '../flow/steps.ts';
import { type Path, setsOf, walkFlow } from '../flow/walk-flow.ts';
import type { SignInPolicy } from './policy.ts';
import { policyFactors } from './policy-schema.ts';

/**
 * A way to recover an account that is weaker than the account: one whose sign-in needs two factors is recovered with two
 * proofs of different ways at least (NIST 800-63B section 4.2.2.2). Every way of every set of authenticators is walked.
 */
export function findWeakRecovery(policy: SignInPolicy, next?: typeof nextStep): Path | undefined {
  // What an account may have, whether or not a sign-in takes it.
  for (const has of setsOf(policyFactors)) {
    const recovered = walkFlow({ kind: 'recovery', policy, has, device: 'unknown' }, next);
    const weak = recovered.find((path) => opens(path) && proofsOf(path) < neededFor(policy, has));
    if (weak) return weak;
  }
  return undefined;
}

const opens = ({ end }: Path): boolean => end === 'choose_password' || end === 'admit' || end === 'enrol';

/** Answers to questions count for nothing, and one way used twice is one. */
const proofsOf = ({ proofs }: Path): number => new Set(proofs.filter((factor) => factor !== 'personal_questions')).size;

/** Two as soon as the policy asks for two factors, or the person has chosen to be asked for a second that it still takes. */
const neededFor = (policy: SignInPolicy, has: readonly FactorName[]): number =>
  policy.requiredAal > 1 || has.some((factor) => second.includes(factor) && policy.factors.includes(factor)) ? 2 : 1;
