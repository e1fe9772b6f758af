import type { Millis } from '../kit/clock.ts';

/** One successful proof. Conclusions are drawn from the list of them, never stored beside it. */
export type Evidence =
  | { readonly factor: 'password' | 'email_code' | 'totp' | 'recovery_code'; readonly at: Millis }
  | {
      readonly factor: 'remote';
      readonly at: Millis;
      readonly connectionId: string;
      readonly operation: 'signin' | 'signup';
    };

type Factor = Evidence['factor'];

/**
 * What kind of thing was proved. NIST 800-63B section 3.1.3.1 forbids e-mail as something one has, and another site’s word
 * counts as what its connection is granted: so far one factor.
 */
const classOf: Readonly<Record<Factor, 'knowledge' | 'possession' | 'address' | 'word'>> = {
  password: 'knowledge',
  totp: 'possession',
  recovery_code: 'possession',
  email_code: 'address',
  remote: 'word',
};

/** Authentication assurance level (NIST 800-63B section 2): 2 is something one knows and something one has. */
export function aalOf(evidence: readonly Evidence[]): 0 | 1 | 2 {
  const classes = new Set(evidence.map(({ factor }) => classOf[factor]));
  if (classes.has('knowledge') && classes.has('possession')) return 2;
  return classes.size > 0 ? 1 : 0;
}

/**
 * What shows that the e-mail address is theirs; undefined while it is only asserted. A remote sign-up does no more than
 * assert the address, so it opens nothing that belonged to it before. An authenticator says nothing of addresses.
 */
export function proofOfAddress(evidence: readonly Evidence[]): Evidence | undefined {
  return evidence.find(
    (proof) => classOf[proof.factor] !== 'possession' && (proof.factor !== 'remote' || proof.operation === 'signin'),
  );
}

export const provesAddress = (evidence: readonly Evidence[]): boolean => proofOfAddress(evidence) !== undefined;

/**
 * RFC 8176 has no value for e-mail, none for a code from a list and none for another site's word: `email`, `recovery` and
 * `remote` are our own.
 */
const amrOfFactor: Readonly<Record<Factor, readonly string[]>> = {
  password: ['pwd'],
  email_code: ['otp', 'email'],
  totp: ['otp'],
  recovery_code: ['otp', 'recovery'],
  remote: ['remote'],
};

/** Authentication method references (RFC 8176), each once; `mfa` where factors of two classes were used. */
export function amrOf(evidence: readonly Evidence[]): readonly string[] {
  const methods = evidence.flatMap(({ factor }) => amrOfFactor[factor]);
  return [...new Set(aalOf(evidence) === 2 ? [...methods, 'mfa'] : methods)];
}
