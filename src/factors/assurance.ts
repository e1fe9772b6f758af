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
 * Whether the person has shown that the e-mail address is theirs. A remote sign-up only asserts the address, so it
 * opens nothing that belonged to it before.
 */
export function provesAddress(evidence: readonly Evidence[]): boolean {
  return evidence.some((proof) => proof.factor !== 'remote' || proof.operation === 'signin');
}

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
