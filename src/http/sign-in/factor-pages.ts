import type { FactorName } from '../../factors/assurance.ts';
import { emailCodePage } from './email-code.step.tsx';
import type { FactorPage } from './factor-page.ts';
import { hotpPage } from './hotp.step.tsx';
import { passkeyPage } from './passkey.step.tsx';
import { passwordPage } from './password.step.tsx';
import { questionsPage } from './questions.step.tsx';
import { recoveryCodePage } from './recovery-code.step.tsx';
import { securityKeyPage } from './security-key.step.tsx';
import { smsCodePage } from './sms-code.step.tsx';
import { totpPage } from './totp.step.tsx';

/** The pages of sign-in, step-up and recovery: one line for each factor. */
export const factorPages: readonly FactorPage[] = [
  passkeyPage,
  securityKeyPage,
  passwordPage,
  totpPage,
  hotpPage,
  smsCodePage,
  emailCodePage,
  questionsPage,
  recoveryCodePage,
];

export const pageOf = (factor: FactorName): FactorPage | undefined =>
  factorPages.find((page) => page.factor === factor);
