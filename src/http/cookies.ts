import type { IncomingHttpHeaders } from 'node:http';
import { type Millis, SECOND } from '../kit/clock.ts';

/**
 * Our cookies. `__Host-` (RFC 6265bis section 4.1.3.2) ties each to this very host over a secure connection: neither a
 * sibling host nor plain http can plant one.
 */
export const SESSION = '__Host-session';
/** Of a browser that is signing in, stepping up or getting back in: the secret of its flow. */
export const SIGN_IN = '__Host-sign-in';
export const SIGNED_OUT = '__Host-signed-out';
export const BROWSER = '__Host-browser';
/** Of a browser in which somebody has signed in: see `src/signin/devices/device.ts`. */
export const DEVICE = '__Host-device';
/** Of a browser that is being asked for a passkey before anybody was named. */
export const PASSKEY = '__Host-passkey';
/** Set by a script: the device of this browser can keep a passkey. */
export const HAS_DEVICE = '__Host-has-device';
const TELL_DEVICE = '__Host-tell-device';
const FLOW = '__Host-flow-';
const FINISH = '__Host-finish-';

export type Cookies = ReadonlyMap<string, string>;

export function readCookies({ cookie }: IncomingHttpHeaders): Cookies {
  const cookies = new Map<string, string>();
  for (const pair of (cookie ?? '').split(';')) {
    const cut = pair.indexOf('=');
    const name = bare(pair.slice(0, Math.max(cut, 0)));
    if (name !== '' && !cookies.has(name)) cookies.set(name, bare(pair.slice(cut + 1)));
  }
  return cookies;
}

/**
 * Blank and tab only (RFC 6265bis section 5.6). `trim` would also take U+00A0 off, and with it turn a name that a sibling
 * host may set into one of ours that it may not.
 */
const bare = (text: string): string => text.replace(/^[ \t]+|[ \t]+$/g, '');

/** Lax: sent when a link or redirect of another site leads here, never with its forms or scripts. */
export function setCookie(name: string, value: string, maxAge?: Millis): string {
  const age = maxAge === undefined ? '' : `; Max-Age=${Math.floor(maxAge / SECOND)}`;
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`;
}

/** For a script, which tells the device once which passkeys are left: see `signal.js`. It holds nothing. */
export const tellDevice = (): string => `${TELL_DEVICE}=1; Path=/; Secure; SameSite=Lax; Max-Age=60`;

export const expireCookie = (name: string): string => setCookie(name, '', 0);

/** One per flow, so that several tabs work; the time in the name tells the oldest. */
export const flowCookie = (ts: Millis): string => `${FLOW}${ts.toString(36)}`;

/** Newest first. */
export const flowCookies = (cookies: Cookies): readonly (readonly [name: string, state: string])[] =>
  [...cookies].filter(([name]) => name.startsWith(FLOW)).sort(([a], [b]) => (a < b ? 1 : -1));

export const flowStates = (cookies: Cookies): readonly string[] =>
  flowCookies(cookies)
    .slice(0, MOST_FLOWS)
    .map(([, state]) => state);

const MOST_FLOWS = 6;

/** Flows that a browser has given up must not fill its cookie jar. */
export const staleFlowCookies = (cookies: Cookies): readonly string[] =>
  flowCookies(cookies)
    .slice(MOST_FLOWS - 1)
    .map(([name]) => name);

export const finishCookie = (admissionId: string): string => `${FINISH}${admissionId.slice(-12)}`;
