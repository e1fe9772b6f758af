import { asciiLower, hasControlCharacters, hasInvisibleCharacters, lengthOf, withoutJoiners } from '../kit/text.ts';

/** E-mail addresses and login names are told apart without their ASCII letter case. */
export const normalizeIdentifier = (value: string): string => asciiLower(value);

/** RFC 5321 section 4.5.3.1.3, less the brackets. */
export const LONGEST_EMAIL = 254;
const LONGEST_LOCAL_PART = 64;

/** `local@domain` as mail systems really take it (RFC 5321 section 4.1.2 without quoted and literal forms; RFC 6531 letters). */
const emailForm =
  /^(?<local>[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*)@(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])$/u;

export function isEmail(value: string): boolean {
  if (value.length > LONGEST_EMAIL || hasInvisibleCharacters(value)) return false;
  const local = emailForm.exec(value)?.groups?.['local'];
  return local !== undefined && local.length <= LONGEST_LOCAL_PART;
}

/** 6–30 of letters, digits, `_` and `.`, with at least one letter or digit. */
export const isLoginName = (value: string): boolean => /^[A-Za-z0-9_.]{6,30}$/.test(value) && /[A-Za-z0-9]/.test(value);

const LONGEST_NAME_PART = 50;

/**
 * First name up to 50 characters, last name up to 50, cut at the last blank; one word is a last name. Markup and
 * control characters have no place in a name.
 */
export function isFullName(value: string): boolean {
  const name = value.trim();
  if (/[<>]/.test(name) || hasControlCharacters(name)) return false;
  const shown = withoutJoiners(name);
  if (shown === '' || hasInvisibleCharacters(shown)) return false;
  const cut = name.lastIndexOf(' ');
  const [first, last] = [name.slice(0, Math.max(cut, 0)), name.slice(cut + 1)];
  return lengthOf(first.trim()) <= LONGEST_NAME_PART && lengthOf(last) <= LONGEST_NAME_PART;
}
