import type { FactorName } from './assurance.ts';
import { emailCodeFactor } from './email-code/email-code-factor.ts';
import type { Factor } from './factor.ts';
import { hotpFactor } from './hotp/hotp-factor.ts';
import { passkeyFactor } from './passkey/passkey-factor.ts';
import { passwordFactor } from './password/password-factor.ts';
import { personalQuestionsFactor } from './personal-questions/personal-questions.ts';
import { recoveryCodeFactor } from './recovery-code/recovery-code-factor.ts';
import { securityKeyFactor } from './security-key/security-key-factor.ts';
import { smsCodeFactor } from './sms-code/sms-code-factor.ts';
import { totpFactor } from './totp/totp-factor.ts';

/** Every way to prove that this program has: one line each. */
export const factors: readonly Factor[] = [
  passkeyFactor,
  securityKeyFactor,
  totpFactor,
  hotpFactor,
  passwordFactor,
  smsCodeFactor,
  emailCodeFactor,
  personalQuestionsFactor,
  recoveryCodeFactor,
];

/** Undefined for a name that nobody answers to: it proves nothing. */
export const findFactor = (name: FactorName): Factor | undefined => factors.find((factor) => factor.name === name);
