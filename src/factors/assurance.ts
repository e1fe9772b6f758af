import type { Millis } from '../kit/clock.ts';

/** One successful proof. Conclusions are drawn from the list of them, never stored beside it. */
export type Evidence =
  | { readonly factor: 'password' | 'email_code'; readonly at: Millis }
  | {
      readonly factor: 'remote';
      readonly at: Millis;
      readonly connectionId: string;
      readonly operation: 'signin' | 'signup';
    };

/**
 * What shows that the e-mail address is theirs; undefined while it is only asserted. A remote sign-up does no more than
 * assert the address, so it opens nothing that belonged to it before.
 */
export function proofOfAddress(evidence: readonly Evidence[]): Evidence | undefined {
  return evidence.find((proof) => proof.factor !== 'remote' || proof.operation === 'signin');
}

export const provesAddress = (evidence: readonly Evidence[]): boolean => proofOfAddress(evidence) !== undefined;

/** RFC 8176 has no value for e-mail and none for another site's word: those two, `email` and `remote`, are our own. */
const amrOfFactor: Readonly<Record<Evidence['factor'], readonly string[]>> = {
  password: ['pwd'],
  email_code: ['otp', 'email'],
  remote: ['remote'],
};

/** Authentication method references (RFC 8176), each once. */
export function amrOf(evidence: readonly Evidence[]): readonly string[] {
  return [...new Set(evidence.flatMap(({ factor }) => amrOfFactor[factor]))];
}
