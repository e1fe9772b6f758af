import type { PersonRefusal } from '../directory/create-person.ts';

/** How far a link came, in the order in which it is judged. */
export const stages = [
  'decode',
  'host',
  'operation',
  'timestamp',
  'signature',
  'window',
  'address',
  'fields',
  'policy',
  'user',
  'browser',
  'replay',
  'session',
] as const;

export type Stage = (typeof stages)[number];

/** Every reason to refuse a link, with the stage it belongs to and the sentence an administrator reads. */
export const linkRefusals = {
  repeated_parameter: { stage: 'decode', sentence: 'A parameter was sent twice.' },
  bad_encoding: { stage: 'decode', sentence: 'The parameters are not valid percent-encoded UTF-8.' },
  unknown_host: { stage: 'host', sentence: 'No organization has this host name.' },
  alias_host: { stage: 'host', sentence: 'This host reaches the portal but is not its Support Domain.' },
  feature_off: { stage: 'host', sentence: 'The edition of this organization has no Remote Authentication.' },
  not_switched_on: { stage: 'host', sentence: 'Remote Authentication is not switched on.' },
  unknown_operation: { stage: 'operation', sentence: 'The operation is neither signin nor signup.' },
  bad_timestamp: { stage: 'timestamp', sentence: 'ts is missing or not 13 digits of milliseconds.' },
  wrong_digest: {
    stage: 'signature',
    sentence: 'The apikey does not fit the signed values with any key of this portal.',
  },
  revoked_key: { stage: 'signature', sentence: 'The link was signed with a key that is no longer accepted.' },
  too_old: { stage: 'window', sentence: 'The link is older than three minutes, or the site’s clock is behind.' },
  too_early: { stage: 'window', sentence: 'The site’s clock is more than a minute ahead.' },
  outside_ranges: { stage: 'address', sentence: 'The address is outside the IP ranges of the connection.' },
  bad_email: { stage: 'fields', sentence: 'email is not an e-mail address.' },
  bad_login_name: { stage: 'fields', sentence: 'loginname is not 6–30 letters, digits, “_” and “.”.' },
  bad_full_name: { stage: 'fields', sentence: 'fullname is empty, too long or holds markup.' },
  unknown_kind: { stage: 'fields', sentence: 'utype is neither portal nor supportrep.' },
  unknown_role: { stage: 'fields', sentence: 'No role of the organization has this name.' },
  unknown_profile: { stage: 'fields', sentence: 'No profile of the organization has this name.' },
  representatives_not_allowed: { stage: 'policy', sentence: 'The audience of the connection is customers only.' },
  names_somebody_else: {
    stage: 'policy',
    sentence: 'Cut elsewhere, the signed text names another known person: it could be a forgery.',
  },
  gives_other_rights: {
    stage: 'policy',
    sentence: 'Cut elsewhere, the signed text gives other rights: it could be a forgery.',
  },
  unknown_person: { stage: 'user', sentence: 'Nobody has this e-mail address.' },
  deactivated: { stage: 'user', sentence: 'The person is deactivated.' },
  login_name_taken: { stage: 'user', sentence: 'The login name belongs to somebody else.' },
  kind_differs: {
    stage: 'policy',
    sentence: 'A sign-up as a customer names a representative, or the other way round: it could be a forgery.',
  },
  login_name_differs: { stage: 'user', sentence: 'The person exists with another login name.' },
  login_name_unproved: {
    stage: 'user',
    sentence: 'The address was proved by a sign-in, the login name never was: sign in instead of signing up.',
  },
  other_browser: { stage: 'browser', sentence: 'The sign-in was begun in another browser.' },
  no_cookie: { stage: 'browser', sentence: 'The browser came to the finish without its cookie.' },
  finish_expired: { stage: 'browser', sentence: 'The finish step was not taken in time.' },
  already_used: { stage: 'replay', sentence: 'The link has already opened its one session.' },
} as const satisfies Readonly<Record<string, { readonly stage: Stage; readonly sentence: string }>>;

export type LinkRefusal = keyof typeof linkRefusals;

/** Why whoever a link would create is not created. */
export const draftRefusals: Readonly<Record<PersonRefusal, LinkRefusal>> = {
  bad_email: 'bad_email',
  bad_login_name: 'bad_login_name',
  bad_full_name: 'bad_full_name',
  email_taken: 'login_name_differs',
  login_name_taken: 'login_name_taken',
  unknown_role: 'unknown_role',
  unknown_profile: 'unknown_profile',
};

/** What an attempt may end as; `waiting` = verified, and the browser has not come to the finish yet. */
export type Outcome = LinkRefusal | 'waiting' | 'admitted' | 'provisioned' | 'tested';

const isRefusal = (outcome: Outcome): outcome is LinkRefusal => Object.hasOwn(linkRefusals, outcome);

export const stageOf = (outcome: Outcome): Stage => (isRefusal(outcome) ? linkRefusals[outcome].stage : 'session');

const progress: Readonly<Record<Exclude<Outcome, LinkRefusal>, string>> = {
  waiting: 'The link is good; its browser has not come to the finish yet.',
  admitted: 'The link opened its session.',
  provisioned: 'The person exists now; no session was asked for.',
  tested: 'A test round trip succeeded; nobody was created and nobody was let in.',
};

/** What an administrator reads. */
export const sentenceOf = (outcome: Outcome): string =>
  isRefusal(outcome) ? linkRefusals[outcome].sentence : progress[outcome];
