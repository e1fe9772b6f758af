import {
  type Aal,
  aalOf,
  type Evidence,
  type FactorName,
  isPhishingResistant,
  provesAddress,
} from '../../factors/assurance.ts';
import type { Situation } from './situation.ts';
import { besideQuestions, first, isKey, second } from './steps.ts';

export const allows = ({ kind, policy }: Situation, factor: FactorName): boolean =>
  factor === 'remote'
    ? kind === 'sign_in'
    : policy.factors.includes(factor) ||
      (factor === 'email_code' && policy.newDeviceCode && kind === 'sign_in') ||
      (factor === 'personal_questions' && policy.personalQuestions === 'with_possession');

/** What the policy still counts: it may have become stricter, or the role or profile is stricter than what strangers see. */
export const counted = (situation: Situation, evidence = situation.evidence): readonly Evidence[] =>
  evidence.filter(({ factor }) => allows(situation, factor));

export const usable = (situation: Situation): readonly FactorName[] =>
  situation.has.filter((factor) => allows(situation, factor));

/** What the account asks for by having set it up, whether or not it can be proved here. */
const owned = (situation: Situation): readonly FactorName[] =>
  [...situation.has, ...(situation.lost ?? [])].filter((factor) => allows(situation, factor));

/** A key of which the best is hoped: what it really is, is seen when it is proved. */
export const atBest = (factor: FactorName): Evidence =>
  isKey(factor)
    ? {
        ...{ factor, at: 0, authenticatorId: '', isUserVerified: true },
        ...{ isBackupEligible: false, isHardware: true, isBiometric: false },
      }
    : ({ factor, at: 0 } as Evidence);

const isVouched = (evidence: readonly Evidence[]): boolean => evidence.some(({ factor }) => factor === 'remote');

/** A site says who it is, and that the address is theirs says nobody: what they set up now might be in another’s account. */
export const isMereAssertion = (evidence: readonly Evidence[]): boolean =>
  isVouched(evidence) && !provesAddress(evidence);

/** Whether somebody has set up a second factor that the policy takes, be it one that proves nothing here. */
export const hasSecond = (situation: Situation): boolean => owned(situation).some((factor) => second.includes(factor));

/** Whether somebody has set up what they want to be asked for, and this browser does not spare them it. */
export function isOwnChoice(situation: Situation): boolean {
  const { kind, device, evidence } = situation;
  if (isVouched(evidence) || (kind === 'sign_in' && device === 'remembered')) return false;
  return hasSecond(situation);
}

/** The level that opens the door: the policy’s or the action’s, and what the person has chosen to be asked for. */
export function neededAal(situation: Situation): Aal {
  const { kind, policy, wishedAal } = situation;
  const provable = usable(situation).filter((factor) => factor !== 'recovery_code');
  const reach = aalOf(provable.map(atBest));
  const own = owned(situation);
  // A session that is there was let in; going on in it takes what the account has, and what the action asks for.
  const required = kind === 'step_up' && reach < policy.requiredAal ? Math.max(reach, 1) : policy.requiredAal;
  const isTwofold = isOwnChoice(situation) && (own.includes('passkey') || own.includes('password'));
  return Math.max(required, wishedAal, isTwofold ? 2 : 1) as Aal;
}

function needsKey(situation: Situation): boolean {
  if (!situation.policy.phishingResistantOnly) return false;
  return situation.kind !== 'step_up' || usable(situation).some(isKey);
}

export function isEnough(situation: Situation, evidence = situation.evidence): boolean {
  const proofs = counted(situation, evidence);
  if (!isOpened(situation, proofs) || (needsKey(situation) && !isPhishingResistant(proofs))) return false;
  if (isOwnChoice(situation) && !proofs.some(({ factor }) => standsForSecond(factor))) return false;
  return aalOf(proofs) >= neededAal(situation) && !needsMailedCode(situation, proofs);
}

const standsForSecond = (factor: FactorName) => second.includes(factor) || factor === 'recovery_code';

/** What one has says who one is only beside what one knows, or beside another proof that stands alone. */
function isOpened({ policy }: Situation, proofs: readonly Evidence[]): boolean {
  const has = (factors: readonly FactorName[]) => proofs.some(({ factor }) => factors.includes(factor));
  if (isVouched(proofs) || has(first.filter((factor) => policy.factors.includes(factor)))) return true;
  return policy.personalQuestions === 'with_possession' && has(besideQuestions) && has(['personal_questions']);
}

/** A new browser of somebody without a second factor. */
function needsMailedCode({ kind, policy, device }: Situation, proofs: readonly Evidence[]): boolean {
  if (kind !== 'sign_in' || !policy.newDeviceCode || device !== 'unknown') return false;
  if (aalOf(proofs) >= 2 || isVouched(proofs)) return false;
  return !proofs.some(({ factor }) => factor === 'email_code');
}
