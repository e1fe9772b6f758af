import { generateSecret, generateURI, verifySync } from 'otplib';
import { MINUTE, type Millis, SECOND } from '../../kit/clock.ts';
import { readCode } from '../../kit/text.ts';

/** Seconds. With six digits and SHA-1 what every authenticator app understands, so none of it is a choice. */
const PERIOD = 30;

export const ENROLMENT_LIFETIME = 15 * MINUTE;

/** 160 random bits in base32 (RFC 4226 section 4, R6). */
export const newTotpSecret = (): string => generateSecret({ length: 20 });

/** A sealed secret opens for its owner alone. */
export const purposeOf = (personId: string): string => `totp ${personId}`;

/** What the picture says that an authenticator app scans. A colon would end the name of the portal. */
export const totpAddress = (portal: string, email: string, secret: string): string =>
  generateURI({ issuer: portal.replaceAll(':', ' '), label: email, secret });

/**
 * The time step that a code belongs to, of the one that is now, the one before and the one after (RFC 6238 section 5.2);
 * undefined when it belongs to none. Compares in constant time.
 */
export function findStep(secret: string, typed: string, now: Millis): number | undefined {
  const code = readCode(typed);
  if (!/^[0-9]{6}$/.test(code)) return undefined;
  const epoch = Math.floor(now / SECOND);
  const match = verifySync({ secret, token: code, epoch, period: PERIOD, epochTolerance: PERIOD });
  return match.valid ? Math.floor(epoch / PERIOD) + match.delta : undefined;
}
