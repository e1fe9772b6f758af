import { isKey } from '../flow/steps.ts';
import { limitsOfLevel, type SignInPolicy } from './policy.ts';

/** A rule that a policy does not keep, on purpose. */
export interface Deviation {
  /** A row of the conformance report. */
  readonly row: string;
  /** The rule as its source calls it. */
  readonly rule: string;
  /** A whole sentence. */
  readonly why: string;
}

/** What may be set, and is shown as what it is. */
export function deviationsOf(policy: SignInPolicy): readonly Deviation[] {
  return [...ofTimes(policy), ...ofFactors(policy)];
}

function ofTimes({ requiredAal, sessionLifetime, sessionIdle }: SignInPolicy): readonly Deviation[] {
  const most = limitsOfLevel[requiredAal];
  const deviations: Deviation[] = [];
  const add = (why: string) =>
    deviations.push({ row: 'AN-SES-04', rule: `NIST 800-63B section 2.${requiredAal}.3`, why });
  if (sessionLifetime !== null && sessionLifetime > most.lifetime)
    add(`Sessions may last longer than level ${requiredAal} allows.`);
  if (sessionIdle !== null && sessionIdle > most.idle)
    add(`Sessions may lie unused for longer than level ${requiredAal} allows.`);
  return deviations;
}

function ofFactors({ factors, personalQuestions }: SignInPolicy): readonly Deviation[] {
  const deviations: Deviation[] = [];
  if (personalQuestions !== 'off')
    deviations.push({ row: 'AN-KBA-01', rule: 'ASVS 6.4.2', why: 'Personal questions are switched on.' });
  if (!factors.some(isKey))
    deviations.push({
      row: 'AN-AAL-01',
      rule: 'NIST 800-63B section 2.2.2',
      why: 'Nobody may use a passkey or a security key, so nothing resists phishing.',
    });
  return deviations;
}
