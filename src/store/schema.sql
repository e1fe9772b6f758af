-- Printed from the migrations as both engines ran them; shown with the types of PostgreSQL (on SQLite: bigint is
-- integer, bytea is blob, tables are strict). Print it anew: PRINT_SCHEMA=1 npm test -- conformance/schema

create table api_token (
  id text not null,
  organization_id text not null,
  name text not null,
  secret_hash bytea not null,
  permissions text not null,
  created_at bigint not null,
  last_used_at bigint,
  revoked_at bigint,
  primary key (id),
  foreign key (organization_id) references organization (id)
);

create table assisted_recovery (
  id text not null,
  organization_id text not null,
  person_id text not null,
  begun_by text not null,
  checks text not null,
  approvals integer not null,
  approved_by text,
  stop_hash bytea not null,
  secret_hash bytea,
  code_hash bytea,
  tries integer not null,
  created_at bigint not null,
  opens_at bigint not null,
  sent_at bigint,
  expires_at bigint not null,
  ended_at bigint,
  outcome text,
  primary key (id),
  foreign key (organization_id) references organization (id),
  foreign key (person_id) references person (id)
);
create index assisted_recovery_by_person on assisted_recovery (person_id);

create table authenticator (
  id text not null,
  organization_id text not null,
  person_id text not null,
  factor text not null,
  name text not null,
  key_material bytea not null,
  last_step bigint,
  created_at bigint not null,
  last_used_at bigint,
  drift integer,
  disabled_at bigint,
  primary key (id),
  foreign key (organization_id) references organization (id),
  foreign key (person_id) references person (id)
);
create index authenticator_by_person on authenticator (person_id);

create table authenticator_metadata (
  number integer not null,
  next_update_at bigint not null,
  uploaded_at bigint not null,
  uploaded_by text not null,
  primary key (number)
);

create table authenticator_model (
  aaguid text not null,
  name text not null,
  roots text not null,
  is_hardware integer not null,
  is_biometric integer not null,
  is_compromised integer not null,
  primary key (aaguid)
);

create table caller_check (
  id text not null,
  organization_id text not null,
  person_id text not null,
  representative_id text not null,
  subject text not null,
  method text not null,
  code_hash bytea,
  tries integer not null,
  evidence text not null,
  created_at bigint not null,
  expires_at bigint not null,
  ended_at bigint,
  outcome text,
  primary key (id),
  foreign key (organization_id) references organization (id),
  foreign key (person_id) references person (id),
  foreign key (representative_id) references person (id)
);
create index caller_check_by_person on caller_check (person_id);

create table claim (
  secret_hash bytea not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  primary key (secret_hash)
);

create table connection (
  id text not null,
  organization_id text not null,
  name text not null,
  dialect text not null,
  login_url text not null,
  logout_url text not null,
  ip_ranges text not null,
  audience text not null,
  compatibility text not null,
  default_role_id text,
  default_profile_id text,
  options text not null,
  created_at bigint not null,
  tested_at bigint,
  enabled_at bigint,
  managed_at bigint,
  granted_aal integer not null,
  primary key (id),
  unique (organization_id, name),
  foreign key (default_profile_id) references profile (id),
  foreign key (default_role_id) references role (id),
  foreign key (organization_id) references organization (id)
);

create table connection_key (
  id text not null,
  organization_id text not null,
  connection_id text not null,
  name text not null,
  state text not null,
  secret bytea not null,
  secret_digest bytea not null,
  fingerprint text not null,
  created_at bigint not null,
  last_used_at bigint,
  retires_at bigint,
  managed_at bigint,
  primary key (id),
  unique (connection_id, name),
  unique (secret_digest),
  foreign key (connection_id) references connection (id) on delete cascade
);

create table contact (
  id text not null,
  organization_id text not null,
  email text not null,
  normalized text not null,
  full_name text not null,
  created_at bigint not null,
  primary key (id),
  unique (organization_id, normalized),
  foreign key (organization_id) references organization (id)
);

create table device (
  id text not null,
  organization_id text not null,
  person_id text not null,
  secret_hash bytea not null,
  user_agent text not null,
  address text not null,
  created_at bigint not null,
  last_used_at bigint not null,
  remembered_until bigint,
  primary key (id),
  unique (person_id, secret_hash),
  foreign key (organization_id) references organization (id),
  foreign key (person_id) references person (id)
);

create table enrolment (
  place text not null,
  person_id text not null,
  factor text not null,
  secret bytea not null,
  expires_at bigint not null,
  primary key (place),
  foreign key (person_id) references person (id)
);

create table event (
  id text not null,
  chain text not null,
  position integer not null,
  at bigint not null,
  organization_id text,
  type text not null,
  actor text not null,
  data text not null,
  hash bytea not null,
  person_id text,
  primary key (id),
  unique (chain, position)
);
create index event_by_organization on event (organization_id, id);
create index event_by_type on event (organization_id, type, id);
create index event_by_person on event (person_id, id);

create table flow (
  secret_hash bytea not null,
  organization_id text not null,
  kind text not null,
  way text not null,
  identifier text not null,
  person_id text,
  session_id text,
  evidence text not null,
  wish text not null,
  return_to text,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (secret_hash),
  foreign key (organization_id) references organization (id),
  foreign key (person_id) references person (id)
);
create index flow_by_expiry on flow (expires_at);
create index flow_by_person on flow (person_id);

create table guess_count (
  bucket text not null,
  failures integer not null,
  last_at bigint not null,
  wait_until bigint not null,
  primary key (bucket)
);

create table identifier (
  id text not null,
  organization_id text not null,
  person_id text not null,
  kind text not null,
  value text not null,
  normalized text not null,
  verified_at bigint,
  primary key (id),
  unique (organization_id, kind, normalized),
  foreign key (person_id) references person (id)
);
create index identifier_by_person on identifier (person_id);

create table installation (
  name text not null,
  value text not null,
  primary key (name)
);

create table invitation (
  secret_hash bytea not null,
  organization_id text not null,
  person_id text not null,
  invited_by text not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  primary key (secret_hash),
  foreign key (person_id) references person (id)
);
create index invitation_by_person on invitation (person_id);

create table key_reveal (
  secret_hash bytea not null,
  key_id text not null,
  person_id text not null,
  expires_at bigint not null,
  used_at bigint,
  primary key (secret_hash),
  foreign key (key_id) references connection_key (id) on delete cascade
);

create table mail (
  id text not null,
  organization_id text,
  recipient text not null,
  subject text not null,
  body text not null,
  created_at bigint not null,
  attempts integer not null,
  next_try_at bigint,
  sent_at bigint,
  problem text,
  sealed_body bytea,
  primary key (id)
);
create index mail_due on mail (next_try_at);
create index mail_by_organization on mail (organization_id, id);
create index mail_by_departure on mail (organization_id, sent_at, id);

create table migration (
  list text not null,
  name text not null,
  applied_at bigint not null,
  primary key (list, name)
);

create table notice_address (
  id text not null,
  organization_id text not null,
  person_id text not null,
  email text not null,
  verified_at bigint not null,
  primary key (id),
  unique (person_id, email),
  foreign key (organization_id) references organization (id),
  foreign key (person_id) references person (id)
);

create table objection (
  secret_hash bytea not null,
  organization_id text not null,
  person_id text not null,
  notice text not null,
  authenticator_id text,
  former_email text,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  primary key (secret_hash),
  foreign key (organization_id) references organization (id),
  foreign key (person_id) references person (id)
);
create index objection_by_person on objection (person_id);

create table organization (
  id text not null,
  name text not null,
  title text not null,
  accent text,
  features text not null,
  created_at bigint not null,
  managed_at bigint,
  language text not null,
  primary key (id),
  unique (name)
);

create table organization_host (
  hostname text not null,
  organization_id text not null,
  kind text not null,
  primary key (hostname),
  foreign key (organization_id) references organization (id)
);

create table out_of_band_code (
  place text not null,
  factor text not null,
  person_id text,
  message_id text,
  sent_to bytea not null,
  code_hash bytea not null,
  tries integer not null,
  expires_at bigint not null,
  primary key (place, factor),
  foreign key (person_id) references person (id)
);

create table passkey_nudge (
  person_id text not null,
  put_off integer not null,
  again_at bigint,
  primary key (person_id),
  foreign key (person_id) references person (id)
);

create table password (
  person_id text not null,
  hash text not null,
  changed_at bigint not null,
  disabled_at bigint,
  compromised_at bigint,
  primary key (person_id),
  foreign key (person_id) references person (id)
);

create table person (
  id text not null,
  organization_id text not null,
  kind text not null,
  full_name text not null,
  role_id text,
  profile_id text,
  created_at bigint not null,
  created_by text not null,
  deactivated_at bigint,
  managed_at bigint,
  language text,
  primary key (id),
  foreign key (organization_id) references organization (id),
  foreign key (profile_id) references profile (id),
  foreign key (role_id) references role (id)
);
create index person_by_organization on person (organization_id, id);
create index person_by_kind on person (organization_id, kind, id, deactivated_at);

create table personal_question (
  person_id text not null,
  question text not null,
  answer_hash text not null,
  asked_next integer not null,
  primary key (person_id, question),
  foreign key (person_id) references person (id)
);

create table personal_question_set (
  person_id text not null,
  failures integer not null,
  set_at bigint not null,
  answered_at bigint not null,
  disabled_at bigint,
  primary key (person_id),
  foreign key (person_id) references person (id)
);

create table profile (
  id text not null,
  organization_id text not null,
  name text not null,
  permissions text not null,
  managed_at bigint,
  primary key (id),
  unique (organization_id, name),
  foreign key (organization_id) references organization (id)
);

create table rate_limit (
  bucket text not null,
  window_ends_at bigint not null,
  count integer not null,
  primary key (bucket)
);

create table recovery_code (
  person_id text not null,
  code_hash bytea not null,
  created_at bigint not null,
  used_at bigint,
  primary key (person_id, code_hash),
  foreign key (person_id) references person (id)
);

create table remote_admission (
  id text not null,
  code_hash bytea not null,
  organization_id text not null,
  connection_id text not null,
  attempt_id text not null,
  person_id text not null,
  operation text not null,
  digest bytea not null,
  twin bytea not null,
  return_to text,
  state_hash bytea,
  ts bigint not null,
  browser_hash bytea not null,
  address text not null,
  expires_at bigint not null,
  primary key (id)
);
create index remote_admission_expiry on remote_admission (expires_at);

create table remote_attempt (
  id text not null,
  reference text not null,
  organization_id text,
  connection_id text,
  key_id text,
  at bigint not null,
  host text not null,
  address text not null,
  operation text not null,
  email text not null,
  login_name text not null,
  stage text not null,
  outcome text not null,
  clock_offset bigint,
  person_id text,
  received bytea,
  primary key (id)
);
create index remote_attempt_by_organization on remote_attempt (organization_id, id);
create index remote_attempt_reference on remote_attempt (reference);

create table remote_flow (
  state_hash bytea not null,
  organization_id text not null,
  connection_id text not null,
  ts bigint not null,
  return_to text not null,
  tester_id text,
  expires_at bigint not null,
  primary key (state_hash)
);
create index remote_flow_by_ts on remote_flow (connection_id, ts);
create index remote_flow_expiry on remote_flow (expires_at);

create table role (
  id text not null,
  organization_id text not null,
  name text not null,
  reports_to text,
  peers_share_at bigint,
  managed_at bigint,
  primary key (id),
  unique (organization_id, name),
  foreign key (organization_id) references organization (id)
);

create table session (
  id text not null,
  organization_id text not null,
  person_id text not null,
  secret_hash bytea not null,
  evidence text not null,
  connection_id text,
  address text not null,
  user_agent text not null,
  started_at bigint not null,
  last_seen_at bigint not null,
  expires_at bigint not null,
  ended_at bigint,
  idle_for bigint not null,
  primary key (id),
  foreign key (person_id) references person (id)
);
create index session_by_person on session (person_id);

create table set_up_dismissal (
  organization_id text not null,
  item text not null,
  person_id text not null,
  at bigint not null,
  primary key (organization_id, item),
  foreign key (organization_id) references organization (id)
);

create table sign_in_policy (
  organization_id text not null,
  scope text not null,
  scope_id text not null,
  policy text not null,
  changed_at bigint not null,
  primary key (organization_id, scope, scope_id),
  foreign key (organization_id) references organization (id)
);

create table sms (
  id text not null,
  organization_id text not null,
  person_id text not null,
  recipient bytea not null,
  prefix text not null,
  body bytea,
  created_at bigint not null,
  attempts integer not null,
  next_try_at bigint,
  sent_at bigint,
  used_at bigint,
  problem text,
  counted integer not null,
  primary key (id),
  foreign key (organization_id) references organization (id)
);
create index sms_due on sms (next_try_at);
create index sms_by_time on sms (organization_id, created_at);
create index sms_by_organization on sms (organization_id, id);

create table spent_challenge (
  mark bytea not null,
  expires_at bigint not null,
  primary key (mark)
);

create table spent_link (
  connection_id text not null,
  mark bytea not null,
  session_id text not null,
  browser_hash bytea not null,
  spent_at bigint not null,
  expires_at bigint not null,
  primary key (connection_id, mark)
);
create index spent_link_expiry on spent_link (expires_at);

create table webauthn_challenge (
  challenge bytea not null,
  place text not null,
  ceremony text not null,
  person_id text,
  expires_at bigint not null,
  primary key (challenge)
);
create index webauthn_challenge_by_expiry on webauthn_challenge (expires_at);

create table webauthn_credential (
  authenticator_id text not null,
  credential_id bytea not null,
  rp_id text not null,
  sign_count bigint not null,
  backup_eligible integer not null,
  backed_up integer not null,
  aaguid text not null,
  transports text not null,
  is_attested integer not null,
  primary key (authenticator_id),
  unique (credential_id),
  foreign key (authenticator_id) references authenticator (id) on delete cascade
);

create table webauthn_user (
  person_id text not null,
  handle bytea not null,
  primary key (person_id),
  unique (handle),
  foreign key (person_id) references person (id)
);
