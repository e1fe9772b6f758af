import { verifySync } from 'otplib';
import { readCode } from '../../kit/text.ts';
import type { OtpKey } from '../otp-key.ts';

/** A sealed secret opens for its owner alone. */
export const purposeOf = (personId: string): string => `hotp ${personId}`;

/** How often the button may have been pressed in vain (RFC 4226 section 7.2: the window is to be small). */
const LOOK_AHEAD = 5;
/** How far off the counter may be for whoever types two codes in a row (section 7.4). */
const RESYNC_AHEAD = 200;
/** The same for a token that was in use elsewhere. */
const FIRST_AHEAD = 2_000;

/**
 * The counter that a code belongs to, or the second of two codes in a row; undefined when there is none. A code alone
 * counts shortly after the last one that was taken; two in a row, typed one after the other, also further on.
 * @param next the first counter of which no code was taken
 */
export function findCounter(key: OtpKey, typed: string, next: number): number | undefined {
  const digits = readCode(typed);
  if (!/^[0-9]+$/.test(digits)) return undefined;
  if (digits.length === key.digits) return match(key, digits, next, LOOK_AHEAD);
  if (digits.length !== 2 * key.digits) return undefined;
  return findPair(key, [digits.slice(0, key.digits), digits.slice(key.digits)], next, RESYNC_AHEAD);
}

/** At enrolment: two codes in a row, wherever the counter of the token stands. */
export const findFirstCounter = (key: OtpKey, one: string, other: string): number | undefined =>
  findPair(key, [readCode(one), readCode(other)], 0, FIRST_AHEAD);

/** A first code of chance does not end the search: the pair is what counts. */
function findPair(
  key: OtpKey,
  [one, other]: readonly [string, string],
  next: number,
  ahead: number,
): number | undefined {
  const last = next + ahead;
  for (let from = next; from < last; ) {
    const counter = match(key, one, from, last - from);
    if (counter === undefined) return undefined;
    if (match(key, other, counter + 1, 1) !== undefined) return counter + 1;
    from = counter + 1;
  }
  return undefined;
}

/** otplib looks at no more than 99 counters at once. */
const SPAN = 50;

/** The first of `count` counters from `from` on whose code this is. Compares in constant time. */
function match({ secret, algorithm, digits }: OtpKey, code: string, from: number, count: number): number | undefined {
  if (code.length !== digits || !/^[0-9]+$/.test(code)) return undefined;
  for (let counter = from; counter < from + count; counter += SPAN) {
    const ahead = Math.min(SPAN, from + count - counter) - 1;
    const found = verifySync({
      strategy: 'hotp',
      secret,
      algorithm,
      digits,
      token: code,
      counter,
      counterTolerance: [0, ahead],
    });
    if (found.valid) return counter + found.delta;
  }
  return undefined;
}
