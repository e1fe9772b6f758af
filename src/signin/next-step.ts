import { type Aal, aalOf, type Evidence, type FactorName, isPhishingResistant } from '../factors/assurance.ts';
import type { SignInPolicy } from './policy.ts';

export type FlowKind = 'sign_in' | 'step_up' | 'recovery';

/** All that the next step depends on. */
export interface Situation {
  readonly kind: FlowKind;
  /** Whether a name was typed, or a passkey has told who it is. */
  readonly isIdentified: boolean;
  /** Proofs of this flow alone: what was proved elsewhere opens nothing here. */
  readonly evidence: readonly Evidence[];
  /** What the claimant has set up; of nobody: a password. */
  readonly has: readonly FactorName[];
  readonly policy: Pick<
    SignInPolicy,
    'requiredAal' | 'factors' | 'phishingResistantOnly' | 'personalQuestions' | 'newDeviceCode'
  >;
  /** What an action asks for that is to be stepped up to; 0: nothing beyond the policy. */
  readonly wishedAal: Aal;
  readonly device: 'unknown' | 'known' | 'remembered';
}

export type Step =
  | { readonly step: 'identify' }
  /** One of these is to be proved, the strongest first. */
  | { readonly step: 'prove'; readonly factors: readonly FactorName[] }
  /** What the policy asks for is not set up: one of these is to be. */
  | { readonly step: 'enrol'; readonly factors: readonly FactorName[] }
  /** A new password is to be chosen: the end of a recovery. It opens no session. */
  | { readonly step: 'choose_password' }
  /** A session starts, or goes on with what was proved. */
  | { readonly step: 'admit' }
  /** There is no way on. */
  | { readonly step: 'stop' };

/** The strongest first; recovery codes are the last resort. */
const byStrength: readonly FactorName[] = [
  'passkey',
  'security_key',
  'totp',
  'hotp',
  'password',
  'sms_code',
  'email_code',
  'personal_questions',
  'recovery_code',
];

/** With what a sign-in may begin; the others only follow. */
const first: readonly FactorName[] = ['passkey', 'password', 'email_code'];
/** What a second step may be. */
const second: readonly FactorName[] = ['passkey', 'security_key', 'totp', 'hotp', 'sms_code', 'recovery_code'];
/** What a policy may make people set up before they are let in. */
const enrollable: readonly FactorName[] = ['passkey', 'security_key', 'totp', 'sms_code'];

const strongest = (factors: readonly FactorName[]): readonly FactorName[] =>
  byStrength.filter((factor) => factors.includes(factor));

/** Where a flow goes from here. Pure: the whole graph is walked by a test. */
export function nextStep(situation: Situation): Step {
  if (situation.kind === 'recovery') return nextOfRecovery(situation);
  if (!situation.isIdentified && situation.evidence.length === 0) return { step: 'identify' };
  return isEnough(situation) ? { step: 'admit' } : nextProof(situation);
}

/** The level that opens the door: the policy's or the action's, and what the person has chosen to be asked for. */
function neededAal({ kind, policy, has, wishedAal, device }: Situation): Aal {
  const asked = Math.max(policy.requiredAal, wishedAal) as Aal;
  const isOwnChoice = has.some((factor) => second.includes(factor) && factor !== 'recovery_code');
  const isSpared = kind === 'sign_in' && device === 'remembered';
  return asked < 2 && isOwnChoice && !isSpared ? 2 : asked;
}

function isEnough(situation: Situation): boolean {
  const { evidence, policy } = situation;
  if (policy.phishingResistantOnly && !isPhishingResistant(evidence)) return false;
  if (aalOf(evidence) < neededAal(situation)) return false;
  return !needsMailedCode(situation);
}

/** A new browser of somebody without a second factor. */
function needsMailedCode({ kind, evidence, policy, device }: Situation): boolean {
  if (kind !== 'sign_in' || !policy.newDeviceCode || device !== 'unknown' || aalOf(evidence) >= 2) return false;
  return !evidence.some(({ factor }) => factor === 'email_code');
}

function nextProof(situation: Situation): Step {
  const { evidence, has, policy, kind } = situation;
  const isProved = (factor: FactorName) => evidence.some((proof) => proof.factor === factor);
  const needed = neededAal(situation);
  const may = has.filter((factor) => policy.factors.includes(factor) && !isProved(factor));
  if (evidence.length === 0) {
    const beginnings = strongest(may.filter((factor) => first.includes(factor)));
    return beginnings.length > 0 ? { step: 'prove', factors: beginnings } : { step: 'stop' };
  }
  if (aalOf(evidence) >= needed && needsMailedCode(situation)) return { step: 'prove', factors: ['email_code'] };
  const isLastResort = (factor: FactorName) => factor === 'recovery_code' && (kind === 'step_up' || needed > 2);
  const onward = strongest(may.filter((factor) => second.includes(factor) && !isLastResort(factor)));
  const useful = policy.phishingResistantOnly || needed > 2 ? onward.filter(isKey) : onward;
  if (useful.some((factor) => factor !== 'recovery_code')) return { step: 'prove', factors: useful };
  return setUp(situation, needed);
}

const isKey = (factor: FactorName) => factor === 'passkey' || factor === 'security_key';

/**
 * Whoever has proved all that the account has may set up what the policy asks for beyond it (NIST 800-63B section
 * 4.1.2.1): nobody who has a second factor is spared it by that.
 */
function setUp({ kind, policy, has }: Situation, needed: Aal): Step {
  const hasSecond = has.some((factor) => second.includes(factor) && factor !== 'recovery_code');
  if (kind !== 'sign_in' || hasSecond) return { step: 'stop' };
  const mayBe = enrollable.filter((factor) => policy.factors.includes(factor));
  const factors = policy.phishingResistantOnly || needed > 2 ? mayBe.filter(isKey) : mayBe;
  return factors.length > 0 ? { step: 'enrol', factors } : { step: 'stop' };
}

/** With what an account that was lost may be shown to be one's own, each another way (NIST 800-63B section 4.2). */
const ofRecovery: readonly FactorName[] = [
  'email_code',
  'sms_code',
  'totp',
  'hotp',
  'passkey',
  'security_key',
  'recovery_code',
];

/**
 * A mailed code is enough for an account of a password alone; any other needs a second proof, and never less than the
 * account itself (section 4.2.2.2).
 */
function nextOfRecovery(situation: Situation): Step {
  const { isIdentified, evidence, has, policy } = situation;
  if (!isIdentified) return { step: 'identify' };
  const isProved = (factor: FactorName) => evidence.some((proof) => proof.factor === factor);
  const needed = neededAal(situation) >= 2 ? 2 : 1;
  if (!isProved('email_code')) return { step: 'prove', factors: ['email_code'] };
  const proved = evidence.filter(({ factor }) => ofRecovery.includes(factor)).length;
  if (proved < needed) {
    const rest = strongest(has.filter((factor) => ofRecovery.includes(factor) && !isProved(factor)));
    return rest.length > 0 ? { step: 'prove', factors: rest } : { step: 'stop' };
  }
  const isHurdleDue = policy.personalQuestions === 'recovery' && has.includes('personal_questions');
  if (isHurdleDue && !isProved('personal_questions')) return { step: 'prove', factors: ['personal_questions'] };
  return { step: 'choose_password' };
}
