import { randomBytes } from 'node:crypto';

/** An identifier with its kind in front, e.g. `ses_01JD…`: readable in logs, and not mixed up in code. */
export type Id<Prefix extends string> = `${Prefix}_${string}`;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A new id: 48 bits of time, then 80 random bits (the order of UUIDv7, RFC 9562 section 5.7), in Crockford's base32.
 * Ids made later sort later, so an index grows at its end.
 */
export function newId<Prefix extends string>(prefix: Prefix, now: number = Date.now()): Id<Prefix> {
  return `${prefix}_${base32OfTime(now)}${randomBase32(16)}`;
}

/** Random characters of Crockford's base32, five bits each. */
export function randomBase32(length: number): string {
  let text = '';
  for (const byte of randomBytes(length)) text += alphabet.charAt(byte & 31);
  return text;
}

function base32OfTime(now: number): string {
  let text = '';
  for (let rest = now, place = 0; place < 10; place += 1, rest = Math.floor(rest / 32)) {
    text = alphabet.charAt(rest % 32) + text;
  }
  return text;
}
