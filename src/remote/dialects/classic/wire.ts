import { hash } from 'node:crypto';

/** The values that a classic link signs, decoded exactly once; absent ones are empty. */
export interface SignedValues {
  readonly operation: string;
  readonly email: string;
  readonly loginName: string;
  readonly fullName: string;
  readonly kindWord: string;
  readonly role: string;
  readonly profile: string;
}

/** Everything in front of the key, run together without delimiters: one text, and therefore several readings. */
export function textBeforeKey({
  operation,
  email,
  loginName,
  fullName,
  kindWord,
  role,
  profile,
}: SignedValues): string {
  const values = operation === 'signin' ? [email] : [email, loginName, fullName, kindWord, role, profile];
  return operation + values.join('');
}

/** MD5 over text, key and `ts` as sent: 16 bytes. */
export const digestOf = (text: string, key: string, ts: string): Buffer => hash('md5', text + key + ts, 'buffer');

/**
 * The digest as sent: 32 hexadecimal digits in either letter case. Some clients print it as a number, which loses its
 * leading zeros; `shortened` puts them back.
 */
export function parseDigest(apikey: string, form: 'whole' | 'shortened'): Buffer | undefined {
  const hex = form === 'shortened' ? apikey.padStart(32, '0') : apikey;
  return /^[0-9a-fA-F]{32}$/.test(hex) ? Buffer.from(hex, 'hex') : undefined;
}
