import { isCommonPassword } from './blocklist/common-passwords.ts';
import { foldPassword } from './blocklist/fold-password.ts';

/** Keys beside each other on the keyboards of the West, and one below the other where people type columns. */
const rows = [
  '`1234567890-=',
  'qwertyuiop[]',
  'qwertzuiopü',
  'azertyuiop',
  'asdfghjkl;',
  'asdfghjklöä',
  'qsdfghjklm',
  'zxcvbnm,./',
  'yxcvbnm,.-',
  'wxcvbn,;:',
  '!@#$%^&*()',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
  '8ik,',
  '9ol.',
];

const neighbours = new Set(
  rows.flatMap((row) => [...row].slice(1).flatMap((key, index) => [`${row[index]}${key}`, `${key}${row[index]}`])),
);

/** Nothing but one thing again and again, or what lies side by side: long, and yet among the first that are tried. */
export function isTrivial(password: string): boolean {
  const letters = [...foldPassword(password)];
  return isRun(letters) || isRepeated(letters);
}

/** At least three of four letters follow from the one before: `aaaa`, `4321`, `qwertz`. */
function isRun(letters: readonly string[]): boolean {
  const follows = letters.slice(1).filter((letter, index) => isNext(letters[index] ?? '', letter)).length;
  return follows * 4 >= letters.length * 3;
}

const isNext = (before: string, letter: string): boolean =>
  Math.abs((before.codePointAt(0) ?? 0) - (letter.codePointAt(0) ?? 0)) <= 1 || neighbours.has(before + letter);

/** A short piece over and over, or a common password twice; the last may be cut off. */
function isRepeated(letters: readonly string[]): boolean {
  for (let period = 1; period * 2 <= letters.length; period += 1) {
    const piece = letters.slice(0, period);
    if (!letters.every((letter, index) => letter === piece[index % period])) continue;
    return period <= 5 || isCommonPassword(piece.join('')) || isRun(piece);
  }
  return false;
}
