import { hash } from 'node:crypto';

const letters = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Six bits a letter, the lowest first: as phpass and SHA-crypt write bytes. */
export function encodeLowestFirst(bytes: readonly number[]): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 3) {
    const group = bytes.slice(start, start + 3);
    const value = group.reduce((sum, byte, index) => sum | (byte << (8 * index)), 0);
    for (let index = 0; index <= group.length; index += 1) text += letters[(value >> (6 * index)) & 63];
  }
  return text;
}

export const logarithmOf = (letter: string): number => letters.indexOf(letter);

/** Portable hashes of phpass: MD5 of the salt and the password, and then again and again of what came out with it. */
export function computePhpass({ ln, salt }: { readonly ln: number; readonly salt: string }, password: string): string {
  const typed = Buffer.from(password);
  let digest = hash('md5', Buffer.concat([Buffer.from(salt), typed]), 'buffer');
  for (let round = 2 ** ln; round > 0; round -= 1) digest = hash('md5', Buffer.concat([digest, typed]), 'buffer');
  return encodeLowestFirst([...digest]);
}
