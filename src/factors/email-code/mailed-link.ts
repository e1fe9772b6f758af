import { type Clock, MINUTE, type Millis } from '../../kit/clock.ts';
import type { Sealer } from '../../kit/secrets.ts';

export const CODE_DIGITS = 8;
/** NIST 800-63B section 4.2.1.2 allows a day. */
export const CODE_LIFETIME = 15 * MINUTE;

/** Where the link in the mail leads. */
export const MAILED_CODE_URL = '/sign-in/mailed-code';

/** The link holds what the mail says anyway, and for which place it is: so nothing is used up by following it. */
export interface MailedCode {
  readonly place: string;
  readonly code: string;
  readonly expiresAt: Millis;
}

const PURPOSE = 'mailed-code';

export function sealMailedCode(sealer: Sealer, { place, code, expiresAt }: MailedCode): string {
  return Buffer.from(sealer.seal(JSON.stringify([place, code, expiresAt]), PURPOSE)).toString('base64url');
}

/** Undefined for what is not ours, not whole, or of no use any more. */
export function openMailedCode(
  { sealer, now }: Clock & { readonly sealer: Sealer },
  sealed: string,
): MailedCode | undefined {
  try {
    const text = sealer.open(Buffer.from(sealed, 'base64url'), PURPOSE);
    const [place, code, expiresAt] = JSON.parse(text) as [string, string, Millis];
    return expiresAt > now() ? { place, code, expiresAt } : undefined;
  } catch {
    return undefined;
  }
}
