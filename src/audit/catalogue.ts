import { type AccessEvent, accessEvents } from '../access/access.events.ts';
import { type DirectoryEvent, directoryEvents } from '../directory/directory.events.ts';
import { type AuthenticatorEvent, authenticatorEvents } from '../factors/authenticator.events.ts';
import { type EmailCodeEvent, emailCodeEvents } from '../factors/email-code/email-code.events.ts';
import { type PasswordEvent, passwordEvents } from '../factors/password/password.events.ts';
import {
  type PersonalQuestionEvent,
  personalQuestionEvents,
} from '../factors/personal-questions/personal-questions.events.ts';
import { type RecoveryCodeEvent, recoveryCodeEvents } from '../factors/recovery-code/recovery-code.events.ts';
import { type SmsCodeEvent, smsCodeEvents } from '../factors/sms-code/sms-code.events.ts';
import { type WebAuthnEvent, webAuthnEvents } from '../factors/webauthn/webauthn.events.ts';
import { type MailEvent, mailEvents } from '../mail/mail.events.ts';
import { type ApplicationEvent, applicationEvents } from '../protocols/application/application.events.ts';
import { type RemoteEvent, remoteEvents } from '../remote/remote.events.ts';
import { type SessionEvent, sessionEvents } from '../session/session.events.ts';
import {
  type AssistedRecoveryEvent,
  assistedRecoveryEvents,
} from '../signin/assisted-recovery/assisted-recovery.events.ts';
import { type CallerCheckEvent, callerCheckEvents } from '../signin/caller-check/caller-check.events.ts';
import { type DeviceEvent, deviceEvents } from '../signin/devices/device.events.ts';
import { type PolicyEvent, policyEvents } from '../signin/policy/policy.events.ts';
import { type SignInEvent, signInEvents } from '../signin/signin.events.ts';
import { type SmsEvent, smsEvents } from '../sms/sms.events.ts';
import { type LedgerEvent, ledgerEvents } from './ledger.events.ts';

type AnyEvent =
  | DirectoryEvent
  | PasswordEvent
  | EmailCodeEvent
  | AuthenticatorEvent
  | PersonalQuestionEvent
  | RecoveryCodeEvent
  | SmsCodeEvent
  | WebAuthnEvent
  | MailEvent
  | SmsEvent
  | RemoteEvent
  | DeviceEvent
  | PolicyEvent
  | SignInEvent
  | AssistedRecoveryEvent
  | CallerCheckEvent
  | SessionEvent
  | AccessEvent
  | ApplicationEvent
  | LedgerEvent;

/** Everything that is ever recorded. */
export type AuditEvent = Checked<Misshapen<AnyEvent>, AnyEvent>;

/** What every event has, whichever module tells it. */
interface EventBase {
  /** `noun.past-participle` */
  readonly type: `${string}.${string}`;
  readonly organizationId: string | null;
  /** Who did it: a person, a token or a connection, `system` or `stranger`. */
  readonly actor: string;
}

/** Flat, so that a list of events can be shown and searched without knowing each. */
type Misshapen<Event> = Event extends EventBase & { readonly [Key in keyof Event]: string | number | null }
  ? never
  : Event;

type Checked<_Misshapen extends never, Event> = Event;

/** One sentence for each type of event: one without its sentence does not compile. */
export const catalogue: Readonly<Record<AuditEvent['type'], string>> = {
  ...directoryEvents,
  ...passwordEvents,
  ...emailCodeEvents,
  ...authenticatorEvents,
  ...personalQuestionEvents,
  ...recoveryCodeEvents,
  ...smsCodeEvents,
  ...webAuthnEvents,
  ...mailEvents,
  ...smsEvents,
  ...remoteEvents,
  ...deviceEvents,
  ...policyEvents,
  ...signInEvents,
  ...assistedRecoveryEvents,
  ...callerCheckEvents,
  ...sessionEvents,
  ...accessEvents,
  ...applicationEvents,
  ...ledgerEvents,
};
