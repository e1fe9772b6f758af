import type { FactorName } from '../../factors/assurance.ts';
import { atBest, counted, hasSecond, isEnough, isMereAssertion, usable } from './enough.ts';
import { nextOfRecovery } from './next-recovery-step.ts';
import type { Situation } from './situation.ts';
import { besideQuestions, enrollable, first, type Step, strongest, without } from './steps.ts';

/** Where a flow goes from here. Pure: the whole graph is walked by a test. */
export function nextStep(situation: Situation): Step {
  if (situation.kind === 'recovery') return nextOfRecovery(situation);
  const { isIdentified, evidence } = situation;
  if (!isIdentified && evidence.length === 0) return { step: 'identify' };
  if (isEnough(situation)) return { step: situation.isPasswordKnown ? 'choose_password' : 'admit' };
  const factors = strongest(
    situation.kind === 'sign_in' && evidence.length === 0 ? openers(situation) : useful(situation),
  );
  return factors.length > 0 ? { step: 'prove', factors } : setUp(situation);
}

const openers = (situation: Situation): readonly FactorName[] => {
  const isOpening = (factor: FactorName) =>
    first.includes(factor) ||
    (situation.policy.personalQuestions === 'with_possession' && besideQuestions.includes(factor));
  return situation.has.filter((factor) => situation.policy.factors.includes(factor) && isOpening(factor));
};

/** What may be proved from here. Recovery codes stand in for another authenticator, for coming in and not for going further. */
function remaining(situation: Situation): readonly FactorName[] {
  const { kind, evidence } = situation;
  const isOut = (factor: FactorName) => factor === 'recovery_code' && (kind === 'step_up' || !hasSecond(situation));
  return usable(situation).filter((factor) => !isOut(factor) && !evidence.some((proof) => proof.factor === factor));
}

/** Every choice of up to two of them, and none. */
function* fewOf(factors: readonly FactorName[]): Generator<readonly FactorName[]> {
  yield [];
  for (const [index, one] of factors.entries()) {
    yield [one];
    for (const other of factors.slice(index + 1)) yield [one, other];
  }
}

/** What tips the scale, alone or after one or two others: whatever else is proved would be for nothing. */
function useful(situation: Situation): readonly FactorName[] {
  const left = remaining(situation);
  const isEnoughWith = (more: readonly FactorName[]) =>
    isEnough(situation, [...situation.evidence, ...more.map(atBest)]);
  const tips = (factor: FactorName) =>
    [...fewOf(without(left, factor))].some((others) => !isEnoughWith(others) && isEnoughWith([...others, factor]));
  const tipping = left.filter(tips);
  const isBegun = counted(situation).some(({ factor }) => factor !== 'personal_questions');
  return isBegun ? tipping : tipping.filter((factor) => openers(situation).includes(factor));
}

/**
 * Whoever has proved all that the account asks for by itself may set up what the policy asks for beyond it (NIST 800-63B
 * section 4.1.2.1): nobody who has a second factor is spared it by that.
 */
function setUp(situation: Situation): Step {
  const { kind, policy, evidence } = situation;
  if (kind !== 'sign_in' || evidence.length === 0) return { step: 'stop' };
  const ofAccount: Situation = {
    ...situation,
    wishedAal: 0,
    device: situation.device === 'remembered' ? 'known' : situation.device,
    policy: { ...policy, requiredAal: 1, phishingResistantOnly: false },
  };
  if (!isEnough(ofAccount)) {
    const factors = strongest(useful(ofAccount));
    return factors.length > 0 ? { step: 'prove', factors } : { step: 'stop' };
  }
  if (isMereAssertion(evidence)) return { step: 'prove', factors: ['email_code'] };
  const left = remaining(situation);
  const isProved = (factor: FactorName) => evidence.some((proof) => proof.factor === factor);
  const leadsOn = (factor: FactorName) =>
    [...fewOf(left)].some((more) =>
      isEnough(withFactor(situation, factor), [...evidence, atBest(factor), ...more.map(atBest)]),
    );
  const factors = enrollable.filter(
    (factor) => policy.factors.includes(factor) && !isProved(factor) && leadsOn(factor),
  );
  return factors.length > 0 ? { step: 'enrol', factors } : { step: 'stop' };
}

const withFactor = (situation: Situation, factor: FactorName): Situation => ({
  ...situation,
  has: [...without(situation.has, factor), factor],
});
