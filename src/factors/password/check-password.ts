import { accept, type Result, refuse } from '../../kit/result.ts';
import { lengthOf } from '../../kit/text.ts';
import { LONGEST_PASSWORD } from '../hashing/hash-password.ts';
import { isCommonPassword } from './blocklist/common-passwords.ts';
import { isTrivial } from './is-trivial.ts';
import { namesOwner } from './names-owner.ts';

export type PasswordProblem = 'too_short' | 'too_long' | 'names_its_owner' | 'common' | 'trivial';

/** NIST 800-63B section 3.1.1.2, for a password that can sign in alone. In code points. */
export const SHORTEST_PASSWORD = 15;

/**
 * Whether a new password may be chosen. No rules of composition: length is what counts, and that no guesser tries it
 * early. The whole of it is judged, and it is never cut.
 * @param context what an attacker tries first: e-mail, login name, full name, names of the organization
 * @param shortest in code points: see `shortestPasswordOf`
 */
export function checkPassword(
  password: string,
  context: readonly string[],
  shortest: number = SHORTEST_PASSWORD,
): Result<string, PasswordProblem> {
  const length = lengthOf(password.normalize('NFC'));
  if (length < shortest) return refuse('too_short');
  if (length > LONGEST_PASSWORD) return refuse('too_long');
  if (namesOwner(password, context)) return refuse('names_its_owner');
  if (isTrivial(password)) return refuse('trivial');
  return isCommonPassword(password) ? refuse('common') : accept(password);
}
