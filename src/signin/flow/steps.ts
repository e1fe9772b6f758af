import type { FactorName } from '../../factors/assurance.ts';

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
export const first: readonly FactorName[] = ['passkey', 'password', 'email_code'];
/** What may open a sign-in whose knowledge is the answers to personal questions (`with_possession`). */
export const besideQuestions: readonly FactorName[] = ['security_key', 'totp', 'hotp', 'sms_code'];
/** Whoever has one of these wants to be asked for it. */
export const second: readonly FactorName[] = ['passkey', 'security_key', 'totp', 'hotp', 'sms_code'];
/** What a policy may make people set up before they are let in. */
export const enrollable: readonly FactorName[] = ['passkey', 'security_key', 'totp', 'sms_code'];

export const isKey = (factor: FactorName): factor is 'passkey' | 'security_key' =>
  factor === 'passkey' || factor === 'security_key';

export const without = (factors: readonly FactorName[], factor: FactorName): readonly FactorName[] =>
  factors.filter((one) => one !== factor);

export const strongest = (factors: readonly FactorName[]): readonly FactorName[] =>
  byStrength.filter((factor) => factors.includes(factor));
