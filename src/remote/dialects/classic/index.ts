import { isEmail, isFullName, isLoginName } from '../../../directory/identifier.ts';
import type { Connection } from '../../connection.ts';
import type { LinkRefusal } from '../../link-refusal.ts';
import type { Dialect, Statement } from '../dialect.ts';
import { decode } from './decode.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { otherReadings } from './readings.ts';
import { verify } from './verify.ts';

/** The original published protocol: MD5 over values run together, answers always 200. */
export const classic = {
  id: 'classic',
  strength: 'legacy',
  decode,
  verify,
  otherReadings,
  checkFields,
  diagnose,
  answer,
} as const satisfies Dialect;

/** A sign-in looks its e-mail up without judging the form. */
function checkFields({ operation, email, loginName, fullName, kind }: Statement): LinkRefusal | undefined {
  if (operation === 'signin') return undefined;
  if (!isEmail(email)) return 'bad_email';
  if (!isLoginName(loginName)) return 'bad_login_name';
  if (!isFullName(fullName)) return 'bad_full_name';
  return kind ? undefined : 'unknown_kind';
}

type Cause =
  | 'Unauthorized Access'
  | 'Invalid Username'
  | 'LoginName already exists'
  | 'No Such User or User Deactivated'
  | 'Operation not supported'
  | 'Request Delayed';

/** The public face of each refusal: no stranger learns more than the protocol always told. */
const causes: Readonly<Record<LinkRefusal, Cause>> = {
  repeated_parameter: 'Unauthorized Access',
  bad_encoding: 'Unauthorized Access',
  unknown_host: 'Operation not supported',
  alias_host: 'Unauthorized Access',
  feature_off: 'Unauthorized Access',
  not_switched_on: 'Unauthorized Access',
  unknown_operation: 'Operation not supported',
  bad_timestamp: 'Request Delayed',
  wrong_digest: 'Unauthorized Access',
  revoked_key: 'Unauthorized Access',
  too_old: 'Request Delayed',
  too_early: 'Request Delayed',
  outside_ranges: 'Unauthorized Access',
  bad_email: 'Invalid Username',
  bad_login_name: 'Invalid Username',
  bad_full_name: 'Invalid Username',
  unknown_kind: 'Unauthorized Access',
  unknown_role: 'Unauthorized Access',
  unknown_profile: 'Unauthorized Access',
  representatives_not_allowed: 'Unauthorized Access',
  names_somebody_else: 'Unauthorized Access',
  gives_other_rights: 'Unauthorized Access',
  unknown_person: 'No Such User or User Deactivated',
  deactivated: 'No Such User or User Deactivated',
  login_name_taken: 'LoginName already exists',
  kind_differs: 'Unauthorized Access',
  login_name_differs: 'Unauthorized Access',
  login_name_unproved: 'Unauthorized Access',
  other_browser: 'Unauthorized Access',
  no_cookie: 'Unauthorized Access',
  finish_expired: 'Unauthorized Access',
  already_used: 'Unauthorized Access',
};

/** The only code of later servers that is known. */
const codes: Partial<Readonly<Record<Cause, string>>> = { 'No Such User or User Deactivated': 'E110' };

function answer(
  outcome: LinkRefusal | 'provisioned',
  connection: Connection | undefined,
): Readonly<Record<string, string>> {
  if (outcome === 'provisioned') return { result: 'success', info: 'User Added' };
  const cause = causes[outcome];
  const code = connection?.options.coded_causes ? codes[cause] : undefined;
  return { result: 'failure', cause: code ? `${code} - ${cause}` : cause };
}
