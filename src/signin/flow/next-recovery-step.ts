import type { FactorName } from '../../factors/assurance.ts';
import { allows, isOwnChoice, neededAal } from './enough.ts';
import type { Situation } from './situation.ts';
import { type Step, strongest } from './steps.ts';

/** With what an account that was lost may be shown to be one’s own, each another way (NIST 800-63B section 4.2). */
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
export function nextOfRecovery(situation: Situation): Step {
  const { isIdentified, evidence, has } = situation;
  if (!isIdentified) return { step: 'identify' };
  const isProved = (factor: FactorName) => evidence.some((proof) => proof.factor === factor);
  if (!isProved('email_code')) return { step: 'prove', factors: ['email_code'] };
  const needed = neededAal(situation) >= 2 || isOwnChoice(situation) ? 2 : 1;
  const proved = evidence.filter(({ factor }) => ofRecovery.includes(factor)).length;
  if (proved >= needed) return isProved('personal_questions') ? { step: 'choose_password' } : hurdleOf(situation);
  const mayBe = (factor: FactorName) => ofRecovery.includes(factor) && allows(situation, factor);
  const rest = strongest(has.filter((factor) => mayBe(factor) && !isProved(factor)));
  return rest.length > 0 ? { step: 'prove', factors: rest } : { step: 'stop' };
}

/** Questions that wrong answers have disabled stay in the way: a hurdle that falls when it is not taken would be none. */
function hurdleOf({ has, lost = [], policy }: Situation): Step {
  if (policy.personalQuestions !== 'recovery') return { step: 'choose_password' };
  if (has.includes('personal_questions')) return { step: 'prove', factors: ['personal_questions'] };
  return lost.includes('personal_questions') ? { step: 'stop' } : { step: 'choose_password' };
}
