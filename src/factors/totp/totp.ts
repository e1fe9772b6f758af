import { generateSecret, generateURI, verifySync } from 'otplib';
import { MINUTE, type Millis, SECOND } from '../../kit/clock.ts';
import { readCode } from '../../kit/text.ts';
import type { OtpKey } from '../otp-key.ts';

/** Seconds. */
const PERIOD = 30;

export const ENROLMENT_LIFETIME = 15 * MINUTE;

/** 160 random bits in base32 (RFC 4226 section 4, R6). */
export const newTotpSecret = (): string => generateSecret({ length: 20 });

/** A sealed secret opens for its owner alone. */
export const purposeOf = (personId: string): string => `totp ${personId}`;

/** What the picture says that an authenticator app scans. A colon would end the name of the portal. */
export const totpAddress = (portal: string, email: string, secret: string): string =>
  generateURI({ issuer: portal.replaceAll(':', ' '), label: email, secret });

/** To which time step a code belongs, and by how many steps the clock that made it is ahead of ours. */
export interface TotpMatch {
  readonly step: number;
  readonly drift: number;
}

/**
 * At sign-in: the step of our clock and the one before it, for the time that typing takes; and of the clock of the app,
 * as learnt, the same and the one after it, for a skew is seldom a whole number of steps (RFC 6238 sections 5.2 and 6).
 * Ours is looked at whatever was learnt: somebody may have set their clock right.
 */
export const findStep = (key: OtpKey, typed: string, now: Millis, drift: number): TotpMatch | undefined =>
  match(key, typed, now, { around: 0, before: 1, after: 0 }) ??
  match(key, typed, now, { around: drift, before: 1, after: 1 });

const MOST_DRIFT = 5;

/** At enrolment: two and a half minutes to either side, once, so that the skew is known from then on. */
export const findFirstStep = (key: OtpKey, typed: string, now: Millis): TotpMatch | undefined =>
  findStep(key, typed, now, 0) ?? match(key, typed, now, { around: 0, before: MOST_DRIFT, after: MOST_DRIFT });

interface Window {
  /** Steps ahead of our clock. */
  readonly around: number;
  readonly before: number;
  readonly after: number;
}

/** Compares in constant time. */
function match(key: OtpKey, typed: string, now: Millis, { around, before, after }: Window): TotpMatch | undefined {
  const code = readCode(typed);
  if (!/^[0-9]+$/.test(code) || code.length !== key.digits) return undefined;
  const ours = Math.floor(now / SECOND / PERIOD);
  if (ours + around < before) return undefined; // before the first step of all
  const { secret, algorithm, digits } = key;
  const found = verifySync({
    secret,
    algorithm,
    digits,
    token: code,
    epoch: (ours + around) * PERIOD,
    period: PERIOD,
    epochTolerance: [before * PERIOD, after * PERIOD],
  });
  if (!found.valid) return undefined;
  const drift = around + found.delta;
  return { step: ours + drift, drift };
}
