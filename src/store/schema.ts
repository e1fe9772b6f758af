import type { Generated } from 'kysely';

/**
 * The tables, as Kysely sees them. Ids are prefixed text, times are epoch milliseconds, facts have a time instead of a
 * flag, and JSON is kept only where nothing is ever searched inside it.
 */
export interface Schema {
  organization: OrganizationTable;
  organization_host: OrganizationHostTable;
  role: RoleTable;
  profile: ProfileTable;
  person: PersonTable;
  identifier: IdentifierTable;
  contact: ContactTable;
  password: PasswordTable;
  session: SessionTable;
  authenticator: AuthenticatorTable;
  enrolment: EnrolmentTable;
  recovery_code: RecoveryCodeTable;
  personal_question: PersonalQuestionTable;
  personal_question_set: PersonalQuestionSetTable;
  out_of_band_code: OutOfBandCodeTable;
  webauthn_credential: WebAuthnCredentialTable;
  webauthn_user: WebAuthnUserTable;
  webauthn_challenge: WebAuthnChallengeTable;
  authenticator_metadata: AuthenticatorMetadataTable;
  authenticator_model: AuthenticatorModelTable;
  passkey_nudge: PasskeyNudgeTable;
  flow: FlowTable;
  device: DeviceTable;
  guess_count: GuessCountTable;
  spent_challenge: SpentChallengeTable;
  sign_in_policy: SignInPolicyTable;
  notice_address: NoticeAddressTable;
  objection: ObjectionTable;
  assisted_recovery: AssistedRecoveryTable;
  caller_check: CallerCheckTable;
  sms: SmsTable;
  invitation: InvitationTable;
  set_up_dismissal: SetUpDismissalTable;
  claim: ClaimTable;
  api_token: ApiTokenTable;
  connection: ConnectionTable;
  connection_key: ConnectionKeyTable;
  key_reveal: KeyRevealTable;
  remote_flow: RemoteFlowTable;
  remote_admission: RemoteAdmissionTable;
  spent_link: SpentLinkTable;
  remote_attempt: RemoteAttemptTable;
  mail: MailTable;
  rate_limit: RateLimitTable;
  event: EventTable;
  installation: InstallationTable;
}

interface OrganizationTable {
  id: string;
  /** Portal name, `[a-z0-9-]`. */
  name: string;
  title: string;
  /** Six hexadecimal digits, or null for the shipped colour. */
  accent: string | null;
  /** JSON: {@link Features}. */
  features: string;
  /** BCP 47: what visitors see who ask for no language that we have. */
  language: Generated<string>;
  created_at: number;
  /** Set while a configuration file manages the organization. */
  managed_at: number | null;
}

/** One row per host name, so that no two organizations can claim the same. */
interface OrganizationHostTable {
  hostname: string;
  organization_id: string;
  kind: 'support_domain' | 'alias';
}

interface RoleTable {
  id: string;
  organization_id: string;
  name: string;
  reports_to: string | null;
  peers_share_at: number | null;
  managed_at: number | null;
}

interface ProfileTable {
  id: string;
  organization_id: string;
  name: string;
  /** JSON: list of `type:action`, or `*`. */
  permissions: string;
  managed_at: number | null;
}

interface PersonTable {
  id: string;
  organization_id: string;
  kind: 'customer' | 'representative';
  full_name: string;
  role_id: string | null;
  profile_id: string | null;
  created_at: number;
  /** `claim`, `file`, `administrator` or the id of a connection. */
  created_by: string;
  deactivated_at: number | null;
  managed_at: number | null;
  /** BCP 47, once they have chosen one. */
  language: string | null;
}

interface IdentifierTable {
  id: string;
  organization_id: string;
  person_id: string;
  kind: 'email' | 'login_name';
  value: string;
  normalized: string;
  /** When it was proved to be theirs; null while it is only asserted. */
  verified_at: number | null;
}

/** People who write to the portal and have no sign-in. */
interface ContactTable {
  id: string;
  organization_id: string;
  email: string;
  normalized: string;
  full_name: string;
  created_at: number;
}

interface PasswordTable {
  person_id: string;
  /** PHC string, or the hash of another program until the next sign-in. */
  hash: string;
  changed_at: number;
  /** Too many wrong tries: it proves nothing until another one is set. */
  disabled_at: Generated<number | null>;
  /** Known to others: right or wrong, it must be changed before it lets anybody in. */
  compromised_at: Generated<number | null>;
}

/** A mailed link by which somebody sets a password of their own. */
interface InvitationTable {
  secret_hash: Uint8Array;
  organization_id: string;
  person_id: string;
  invited_by: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

/** An item of the first-run checklist that somebody does not want to see. */
interface SetUpDismissalTable {
  organization_id: string;
  item: string;
  person_id: string;
  at: number;
}

interface SessionTable {
  id: string;
  organization_id: string;
  person_id: string;
  secret_hash: Uint8Array;
  /** JSON: list of evidence. */
  evidence: string;
  /** The Remote Authentication connection it came through, whose Logout URL it leaves by. */
  connection_id: string | null;
  address: string;
  user_agent: string;
  started_at: number;
  last_seen_at: number;
  /** Without a request for this long it is over. Milliseconds. */
  idle_for: number;
  expires_at: number;
  ended_at: number | null;
}

/** Something that a person proves themself with beside a password: here since a proof with it succeeded. */
interface AuthenticatorTable {
  id: string;
  organization_id: string;
  person_id: string;
  factor: EnrolledFactor;
  name: string;
  /** What a proof is compared with: a sealed seed, a sealed phone number, or a public key (COSE). */
  key_material: Uint8Array;
  /** The last time step or counter of which a code was taken: neither it nor an earlier one is taken again. */
  last_step: number | null;
  /** By how many time steps the app's clock is ahead of ours, as learnt. */
  drift: Generated<number | null>;
  created_at: number;
  last_used_at: number | null;
  /** Too many wrong tries in a row: it proves nothing until it is set up anew. */
  disabled_at: Generated<number | null>;
}

export type EnrolledFactor = 'totp' | 'hotp' | 'sms_code' | 'passkey' | 'security_key';

/** What WebAuthn knows of an authenticator beyond its key (W3C WebAuthn Level 3, section 4, credential record). */
interface WebAuthnCredentialTable {
  authenticator_id: string;
  credential_id: Uint8Array;
  /** The host that it was made at, and the only one that it works at. */
  rp_id: string;
  sign_count: number;
  /** 0 or 1; the first never changes after registration. */
  backup_eligible: number;
  backed_up: number;
  aaguid: string;
  /** JSON: list of transports. */
  transports: string;
  /** 0 or 1: an attestation that leads to the roots of its model has proved the AAGUID. */
  is_attested: number;
}

/** Whose passkey it is, as authenticators are told: random, and nothing of the person. */
interface WebAuthnUserTable {
  person_id: string;
  handle: Uint8Array;
}

/** Answered once, within minutes, in one flow or session. */
interface WebAuthnChallengeTable {
  challenge: Uint8Array;
  place: string;
  ceremony: 'create' | 'get';
  /** Null where the answer is to say who it is. */
  person_id: string | null;
  expires_at: number;
}

/** The newest metadata of authenticators (FIDO MDS3) that an administrator uploaded: one row. */
interface AuthenticatorMetadataTable {
  number: number;
  next_update_at: number;
  uploaded_at: number;
  uploaded_by: string;
}

/** What that metadata says of one model. */
interface AuthenticatorModelTable {
  aaguid: string;
  name: string;
  /** JSON: list of certificates, DER in base64. */
  roots: string;
  /** 0 or 1, as the next two: the key cannot leave its hardware. */
  is_hardware: number;
  /** Whenever it checks its user, a biometric is part of it. */
  is_biometric: number;
  is_compromised: number;
}

/** To whom a passkey was offered after a sign-in, and who put it off. */
interface PasskeyNudgeTable {
  person_id: string;
  put_off: number;
  /** Null: never again. */
  again_at: number | null;
}

/** An authenticator that somebody is about to set up, in one flow or session: nothing is proved by it yet. */
interface EnrolmentTable {
  place: string;
  person_id: string;
  factor: EnrolledFactor;
  /** Sealed. */
  secret: Uint8Array;
  expires_at: number;
}

/** A code that was sent, for one flow or session. */
interface OutOfBandCodeTable {
  place: string;
  factor: 'sms_code' | 'email_code';
  /** Null where nobody is known by the name that was typed, so that the same work is done. */
  person_id: string | null;
  /** Of the text message that brought it. */
  message_id: string | null;
  /** Sealed: the number or address. */
  sent_to: Uint8Array;
  /** Keyed. */
  code_hash: Uint8Array;
  tries: number;
  expires_at: number;
}

interface PersonalQuestionTable {
  person_id: string;
  /** Its key in the catalogue of questions. */
  question: string;
  /** PHC string of the normalised answer. */
  answer_hash: string;
  /** The turn in which it is asked, counted from 1; 0 for the questions that are not asked until those are answered. */
  asked_next: number;
}

/** Of whoever has set up personal questions. */
interface PersonalQuestionSetTable {
  person_id: string;
  /** Wrong answers in a row, whatever the attempt they were of. */
  failures: number;
  set_at: number;
  /** When the person last showed that they still know the answers. */
  answered_at: number;
  disabled_at: number | null;
}

/** An attempt to sign in, step up, recover or enrol, for the browser that holds its secret. */
interface FlowTable {
  secret_hash: Uint8Array;
  organization_id: string;
  kind: 'sign_in' | 'step_up' | 'recovery';
  way: 'regular' | 'safe';
  /** As typed; empty before anything was. */
  identifier: string;
  /** Null while nobody is known by that name, which the browser is not told. */
  person_id: string | null;
  /** The session that is to be stepped up. */
  session_id: string | null;
  /** JSON: list of evidence, of this flow alone. */
  evidence: string;
  /** JSON: what is to be reached. */
  wish: string;
  return_to: string | null;
  created_at: number;
  expires_at: number;
}

/** A browser in which a person has proved themself: its tries are not counted with those of strangers. */
interface DeviceTable {
  id: string;
  organization_id: string;
  person_id: string;
  secret_hash: Uint8Array;
  user_agent: string;
  address: string;
  created_at: number;
  last_used_at: number;
  /** Until then the second step is not asked for here, where the policy leaves it to the person. */
  remembered_until: number | null;
}

/** Wrong tries in a row; the bucket is a digest. */
interface GuessCountTable {
  bucket: string;
  failures: number;
  last_at: number;
  wait_until: number;
}

/** Proofs of work that were handed in. */
interface SpentChallengeTable {
  mark: Uint8Array;
  expires_at: number;
}

interface SignInPolicyTable {
  organization_id: string;
  scope: 'organization' | 'kind' | 'role' | 'profile';
  /** The id of the organization, role or profile; of a kind of people, its name. */
  scope_id: string;
  /** JSON: what differs from the shipped policy, or is stricter than the organization's. */
  policy: string;
  changed_at: number;
}

/** Another address of a person, proved to be theirs: it is told what happens to the account. */
interface NoticeAddressTable {
  id: string;
  organization_id: string;
  person_id: string;
  email: string;
  verified_at: number;
}

/** The link of a notice by which its reader says that they did not do what it tells of. */
interface ObjectionTable {
  secret_hash: Uint8Array;
  organization_id: string;
  person_id: string;
  notice: string;
  /** What was set up, and proves nothing once somebody objects. */
  authenticator_id: string | null;
  /** Of a change of the address: which one comes back. */
  former_email: string | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

/** A way back in that an administrator opens, after a time in which its owner may object. */
interface AssistedRecoveryTable {
  id: string;
  organization_id: string;
  person_id: string;
  begun_by: string;
  /** JSON: what the administrator says to have checked. */
  checks: string;
  /** How many further administrators are to agree: 0 or 1. */
  approvals: number;
  approved_by: string | null;
  /** Of the link by which the person stops it. */
  stop_hash: Uint8Array;
  /** Of the link that is mailed when the waiting time is over. */
  secret_hash: Uint8Array | null;
  /** Of what an administrator reads out to the person. */
  code_hash: Uint8Array | null;
  tries: number;
  created_at: number;
  opens_at: number;
  sent_at: number | null;
  expires_at: number;
  ended_at: number | null;
  outcome: string | null;
}

/** A representative asks whether the caller is who they say. */
interface CallerCheckTable {
  id: string;
  organization_id: string;
  person_id: string;
  representative_id: string;
  /** What it is about, e.g. a ticket. */
  subject: string;
  method: string;
  code_hash: Uint8Array | null;
  tries: number;
  /** JSON: list of evidence. */
  evidence: string;
  created_at: number;
  expires_at: number;
  ended_at: number | null;
  outcome: string | null;
}

/** Text messages in line, as mails are. */
interface SmsTable {
  id: string;
  organization_id: string;
  person_id: string;
  /** Sealed. */
  recipient: Uint8Array;
  /** Country and first digits of the number, for the breaker. */
  prefix: string;
  /** Sealed; gone once it was sent. */
  body: Uint8Array | null;
  created_at: number;
  attempts: number;
  next_try_at: number | null;
  sent_at: number | null;
  /** When the code in it was typed in. */
  used_at: number | null;
  problem: string | null;
  /** 1 while the breaker counts it; 0 once an administrator has said that all is well. */
  counted: number;
}

interface RecoveryCodeTable {
  person_id: string;
  /** Keyed: see `src/factors/recovery-code/recovery-code.ts`. */
  code_hash: Uint8Array;
  created_at: number;
  used_at: number | null;
}

/** The single-use link of the first administrator. */
interface ClaimTable {
  secret_hash: Uint8Array;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

interface ApiTokenTable {
  id: string;
  organization_id: string;
  name: string;
  secret_hash: Uint8Array;
  /** JSON: list of permissions. */
  permissions: string;
  created_at: number;
  last_used_at: number | null;
  revoked_at: number | null;
}

interface ConnectionTable {
  id: string;
  organization_id: string;
  name: string;
  dialect: string;
  login_url: string;
  logout_url: string;
  /** As typed; empty = everyone. */
  ip_ranges: string;
  audience: 'customers' | 'everyone';
  compatibility: 'hardened' | 'letter';
  default_role_id: string | null;
  default_profile_id: string | null;
  /** JSON: switches of the dialect. */
  options: string;
  created_at: number;
  /** When a test round trip last succeeded with these URLs and one of these keys. */
  tested_at: number | null;
  enabled_at: number | null;
  managed_at: number | null;
  /** The assurance level that a signed link stands for: 1 or 2. */
  granted_aal: Generated<number>;
}

interface ConnectionKeyTable {
  id: string;
  organization_id: string;
  connection_id: string;
  name: string;
  state: 'next' | 'active' | 'retiring' | 'revoked';
  /** Sealed: it must be readable to verify. */
  secret: Uint8Array;
  /** Keyed digest of the secret over all connections: equal keys are refused by this index. */
  secret_digest: Uint8Array;
  /** What people compare: a few characters that do not help to guess it. */
  fingerprint: string;
  created_at: number;
  last_used_at: number | null;
  /** A retiring key is no longer accepted from here on. */
  retires_at: number | null;
  managed_at: number | null;
}

/** A mailed link that shows a key once more. */
interface KeyRevealTable {
  secret_hash: Uint8Array;
  key_id: string;
  person_id: string;
  expires_at: number;
  used_at: number | null;
}

/** A visitor sent to the Login URL: what `state` and `ts` of that redirect mean. */
interface RemoteFlowTable {
  state_hash: Uint8Array;
  organization_id: string;
  connection_id: string;
  ts: number;
  return_to: string;
  /** Set for the test round trip of an administrator. */
  tester_id: string | null;
  expires_at: number;
}

/** A verified link that waits for its browser at the finish step. */
interface RemoteAdmissionTable {
  id: string;
  code_hash: Uint8Array;
  organization_id: string;
  connection_id: string;
  attempt_id: string;
  person_id: string;
  operation: 'signin' | 'signup';
  digest: Uint8Array;
  /** What else must not open a second session: operation, e-mail and ts. */
  twin: Uint8Array;
  return_to: string | null;
  state_hash: Uint8Array | null;
  ts: number;
  browser_hash: Uint8Array;
  address: string;
  expires_at: number;
}

/** Links that have opened their one session. */
interface SpentLinkTable {
  connection_id: string;
  /** The digest, or the twin, each in a row of its own. */
  mark: Uint8Array;
  session_id: string;
  browser_hash: Uint8Array;
  spent_at: number;
  expires_at: number;
}

interface RemoteAttemptTable {
  id: string;
  reference: string;
  organization_id: string | null;
  connection_id: string | null;
  key_id: string | null;
  at: number;
  host: string;
  address: string;
  operation: string;
  email: string;
  login_name: string;
  stage: string;
  outcome: string;
  /** Their clock minus ours, milliseconds. */
  clock_offset: number | null;
  person_id: string | null;
  /** Sealed: the parameters of a link that was refused, as they came, for the debugger. */
  received: Uint8Array | null;
}

interface MailTable {
  id: string;
  organization_id: string | null;
  recipient: string;
  subject: string;
  body: string;
  created_at: number;
  attempts: number;
  next_try_at: number | null;
  sent_at: number | null;
  problem: string | null;
  /** The text, sealed, where it holds a code or a link; `body` is empty then. */
  sealed_body: Uint8Array | null;
}

interface RateLimitTable {
  bucket: string;
  window_ends_at: number;
  count: number;
}

/** The ledger: append-only, each row chained to the one before it in its writer's chain. */
interface EventTable {
  id: string;
  chain: string;
  position: number;
  at: number;
  organization_id: string | null;
  type: string;
  /** A person, a token or a connection, `system` or `stranger`. */
  actor: string;
  /** JSON: the event as it was emitted. */
  data: string;
  hash: Uint8Array;
  /** Whom it is about, as in its data: for finding, not hashed. */
  person_id: string | null;
}

interface InstallationTable {
  name: string;
  value: string;
}
