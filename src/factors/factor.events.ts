import type { SmsEvent } from '../sms/sms.events.ts';
import type { AuthenticatorEvent } from './authenticator.events.ts';
import type { EmailCodeEvent } from './email-code/email-code.events.ts';
import type { PasswordEvent } from './password/password.events.ts';
import type { PersonalQuestionEvent } from './personal-questions/personal-questions.events.ts';
import type { RecoveryCodeEvent } from './recovery-code/recovery-code.events.ts';
import type { SmsCodeEvent } from './sms-code/sms-code.events.ts';
import type { WebAuthnEvent } from './webauthn/webauthn.events.ts';

/** What factors and the messages they send record; refusals belong to the sign-in they happened in. */
export type FactorEvent =
  | AuthenticatorEvent
  | EmailCodeEvent
  | PasswordEvent
  | PersonalQuestionEvent
  | RecoveryCodeEvent
  | SmsCodeEvent
  | SmsEvent
  | WebAuthnEvent;
