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
  email_proof: EmailProofTable;
  authenticator: AuthenticatorTable;
  enrolment: EnrolmentTable;
  recovery_code: RecoveryCodeTable;
  sign_in_flow: SignInFlowTable;
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
  /** PHC string. */
  hash: string;
  changed_at: number;
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
  expires_at: number;
  ended_at: number | null;
}

/** A code sent by mail to prove an address within one session. */
interface EmailProofTable {
  session_id: string;
  person_id: string;
  code_hash: Uint8Array;
  expires_at: number;
  tries: number;
}

/** Something that a person proves themself with beside a password: here since a proof with it succeeded. */
interface AuthenticatorTable {
  id: string;
  organization_id: string;
  person_id: string;
  factor: 'totp';
  name: string;
  /** Sealed: it must be readable to verify. */
  secret: Uint8Array;
  /** The last time step of which a code was taken: neither it nor an earlier one is taken again. */
  last_step: number | null;
  created_at: number;
  last_used_at: number | null;
}

/** An authenticator that somebody is about to set up, in one session: nothing is proved by it yet. */
interface EnrolmentTable {
  person_id: string;
  session_id: string;
  factor: 'totp';
  /** Sealed. */
  secret: Uint8Array;
  expires_at: number;
}

interface RecoveryCodeTable {
  person_id: string;
  /** Keyed: see `src/factors/recovery-code/recovery-code.ts`. */
  code_hash: Uint8Array;
  created_at: number;
  used_at: number | null;
}

/** A sign-in whose first step is proved, for the browser that proved it. */
interface SignInFlowTable {
  secret_hash: Uint8Array;
  organization_id: string;
  person_id: string;
  way: 'regular' | 'safe';
  /** JSON: list of evidence. */
  evidence: string;
  return_to: string | null;
  expires_at: number;
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
}

interface InstallationTable {
  name: string;
  value: string;
}
