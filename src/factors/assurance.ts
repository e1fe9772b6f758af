import type { Millis } from '../kit/clock.ts';

/** Authentication assurance level (NIST 800-63B section 2); 0 is nothing that counts. */
export type Aal = 0 | 1 | 2 | 3;

/** One successful proof. Conclusions are drawn from the list of them, never stored beside it. */
export type Evidence =
  | { readonly factor: PlainFactor; readonly at: Millis }
  | WebAuthnEvidence
  | {
      readonly factor: 'remote';
      readonly at: Millis;
      readonly connectionId: string;
      readonly operation: 'signin' | 'signup';
      /** What the connection is granted; 1 when left out. */
      readonly aal?: 1 | 2;
    };

type PlainFactor = 'password' | 'personal_questions' | 'email_code' | 'sms_code' | 'totp' | 'hotp' | 'recovery_code';

export interface WebAuthnEvidence {
  readonly factor: 'passkey' | 'security_key';
  readonly at: Millis;
  readonly authenticatorId: string;
  /** The device has checked its user, by a gesture that may be a biometric or a PIN. */
  readonly isUserVerified: boolean;
  /** The key may leave the device: it is never AAL3. */
  readonly isBackupEligible: boolean;
  /** A trusted attestation says that the key is in hardware. */
  readonly isHardware: boolean;
  /** Its metadata says that a biometric is the only way it checks its user: then, and only then, inherence is known. */
  readonly isBiometric: boolean;
}

export type FactorName = Evidence['factor'];

/**
 * What kind of thing was proved. NIST 800-63B section 3.1.3.1 forbids e-mail as something one has; answers to personal
 * questions never lift a level (section 4.2); another site’s word counts as what its connection is granted.
 */
const classOf: Readonly<Record<FactorName, 'knowledge' | 'possession' | 'address' | 'answers' | 'word'>> = {
  password: 'knowledge',
  personal_questions: 'answers',
  sms_code: 'possession',
  totp: 'possession',
  hotp: 'possession',
  passkey: 'possession',
  security_key: 'possession',
  recovery_code: 'possession',
  email_code: 'address',
  remote: 'word',
};

export const isWebAuthn = (proof: Evidence): proof is WebAuthnEvidence =>
  proof.factor === 'passkey' || proof.factor === 'security_key';

/** In hardware that the key cannot leave. */
const isBoundToHardware = (proof: Evidence): boolean =>
  isWebAuthn(proof) && proof.isHardware && !proof.isBackupEligible;

/** Of one proof alone. */
function levelOf(proof: Evidence): 0 | 1 | 2 {
  if (proof.factor === 'remote') return proof.aal ?? 1;
  if (classOf[proof.factor] === 'answers') return 0;
  return isWebAuthn(proof) && proof.isUserVerified ? 2 : 1;
}

/**
 * 2 is something one knows and something one has, or a key that has checked its user; 3 is that with a key that cannot
 * leave its hardware (NIST 800-63B sections 2.2.2 and 2.3.2; appendix B for synced keys).
 */
export function aalOf(evidence: readonly Evidence[]): Aal {
  const classes = new Set(evidence.map(({ factor }) => classOf[factor]));
  const isKnown = classes.has('knowledge');
  const isHard = evidence.some((proof) => isBoundToHardware(proof) && (isKnown || levelOf(proof) === 2));
  if (isHard) return 3;
  const levels = evidence.map(levelOf);
  if (levels.includes(2) || (isKnown && classes.has('possession'))) return 2;
  return levels.includes(1) ? 1 : 0;
}

/** Whether one of the proofs cannot be handed to a false site by mistake. */
export const isPhishingResistant = (evidence: readonly Evidence[]): boolean => evidence.some(isWebAuthn);

/**
 * What shows that the e-mail address is theirs; undefined while it is only asserted. A remote sign-up does no more than
 * assert the address, so it opens nothing that belonged to it before. An authenticator says nothing of addresses.
 */
export function proofOfAddress(evidence: readonly Evidence[]): Evidence | undefined {
  return evidence.find(
    (proof) =>
      classOf[proof.factor] !== 'possession' &&
      classOf[proof.factor] !== 'answers' &&
      (proof.factor !== 'remote' || proof.operation === 'signin'),
  );
}

export const provesAddress = (evidence: readonly Evidence[]): boolean => proofOfAddress(evidence) !== undefined;

/**
 * RFC 8176 has no value for e-mail, none for a code from a list and none for another site's word: `email`, `recovery` and
 * `remote` are our own.
 */
const amrOfFactor: Readonly<Record<FactorName, readonly string[]>> = {
  password: ['pwd'],
  personal_questions: ['kba'],
  email_code: ['otp', 'email'],
  sms_code: ['otp', 'sms'],
  totp: ['otp'],
  hotp: ['otp'],
  passkey: ['pop', 'user'],
  security_key: ['pop', 'user'],
  recovery_code: ['otp', 'recovery'],
  remote: ['remote'],
};

/** `hwk` only where an attestation says so, `swk` where the key may be copied; a gesture is named only where it is known. */
function amrOfProof(proof: Evidence): readonly string[] {
  const always = amrOfFactor[proof.factor];
  if (!isWebAuthn(proof)) return always;
  const kept = proof.isBackupEligible ? ['swk'] : proof.isHardware ? ['hwk'] : [];
  return [...always, ...kept, ...(proof.isBiometric && proof.isUserVerified ? ['bio'] : [])];
}

/** Authentication method references (RFC 8176), each once; `mfa` where two factors were used. */
export function amrOf(evidence: readonly Evidence[]): readonly string[] {
  const methods = evidence.flatMap(amrOfProof);
  const isOurs = evidence.some(({ factor }) => factor !== 'remote');
  return [...new Set(isOurs && aalOf(evidence) >= 2 ? [...methods, 'mfa'] : methods)];
}

/**
 * The authentication contexts that the evidence meets, strongest first: `phrh` and `phr` (OpenID EAP ACR values 1.0), and
 * our own `aal3` to `aal1`.
 */
export function acrOf(evidence: readonly Evidence[]): readonly string[] {
  const levels = [3, 2, 1].filter((level) => aalOf(evidence) >= level).map((level) => `aal${level}`);
  const hard = evidence.some(isBoundToHardware) ? ['phrh'] : [];
  return [...hard, ...(isPhishingResistant(evidence) ? ['phr'] : []), ...levels];
}
