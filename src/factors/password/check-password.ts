import { accept, type Result, refuse } from '../../kit/result.ts';
import { lengthOf } from '../../kit/text.ts';
import { LONGEST_PASSWORD } from './hash-password.ts';

export type PasswordProblem = 'too_short' | 'too_long' | 'names_its_owner';

/** NIST 800-63B section 3.1.1.2, for a password that can sign in alone. In code points. */
export const SHORTEST_PASSWORD = 15;

/**
 * Whether a new password may be chosen. No rules of composition: length is what counts.
 * @param context what an attacker tries first: e-mail, login name, full name, names of the organization
 */
export function checkPassword(password: string, context: readonly string[]): Result<string, PasswordProblem> {
  const length = lengthOf(password.normalize('NFC'));
  if (length < SHORTEST_PASSWORD) return refuse('too_short');
  if (length > LONGEST_PASSWORD) return refuse('too_long');
  return context.some((word) => isMadeOf(fold(password), fold(word))) ? refuse('names_its_owner') : accept(password);
}

/** The word itself, or nothing but the word again and again. */
const isMadeOf = (password: string, word: string): boolean => word !== '' && password.split(word).join('') === '';

const fold = (text: string): string => text.normalize('NFC').toLowerCase().trim();
