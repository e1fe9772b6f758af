/** What a generator of one-time passwords and we share (RFC 4226, RFC 6238). */
export interface OtpKey {
  /** Base32. */
  readonly secret: string;
  readonly algorithm: 'sha1' | 'sha256' | 'sha512';
  readonly digits: 6 | 8;
}

const algorithms: readonly OtpKey['algorithm'][] = ['sha1', 'sha256', 'sha512'];

/** With six digits and SHA-1 the secret alone, as every authenticator app takes it; else followed by what differs. */
export function writeOtpKey({ secret, algorithm, digits }: OtpKey): string {
  return algorithm === 'sha1' && digits === 6 ? secret : `${secret}?algorithm=${algorithm}&digits=${digits}`;
}

export function readOtpKey(text: string): OtpKey {
  const [secret = '', rest = ''] = text.split('?', 2);
  const named = new URLSearchParams(rest);
  const algorithm = algorithms.find((one) => one === named.get('algorithm')) ?? 'sha1';
  return { secret, algorithm, digits: named.get('digits') === '8' ? 8 : 6 };
}

/** Base32 or hexadecimal as it stands on a token or in its file, at least 128 bits (RFC 4226 section 4, R6), as base32. */
export function readOtpSecret(typed: string): string | undefined {
  const text = typed.replace(/[\s-]+/g, '').replace(/=+$/, '');
  const isHex = /^(?:[0-9a-f]{2}){16,64}$/i.test(text);
  if (isHex) return base32Of(Buffer.from(text, 'hex'));
  return /^[a-z2-7]{26,104}$/i.test(text) ? text.toUpperCase() : undefined;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 section 6, without padding. */
function base32Of(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('');
}
