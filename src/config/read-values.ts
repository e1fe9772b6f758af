import { availableParallelism } from 'node:os';
import { type AddressRanges, parseRanges } from '../kit/addresses.ts';
import { DAY, MINUTE, type Millis } from '../kit/clock.ts';
import { parseDuration } from '../kit/duration.ts';
import { parseWebAddress } from '../kit/web-address.ts';

/** Where a server listens. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

// Each reads the text of one kind of setting, and answers `undefined` for what it cannot use.

export const readDatabaseUrl = (text: string): string | undefined => readUrl(text, ['postgres:', 'postgresql:']);

export const readSmtpUrl = (text: string): string | undefined => readUrl(text, ['smtp:', 'smtps:']);

function readUrl(text: string, protocols: readonly string[]): string | undefined {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : undefined;
}

export function readListenAddress(text: string): ListenAddress | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:[\]/]+)):([0-9]{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  return host !== undefined && port <= 65_535 ? Object.freeze({ host, port }) : undefined;
}

/** The origin alone: a path would be lost in every address we make from it. */
export function readPublicUrl(text: string): string | undefined {
  const url = parseWebAddress(text);
  return url && url.href === `${url.origin}/` ? url.origin : undefined;
}

export function readTrustedProxies(text: string): AddressRanges | undefined {
  const ranges = parseRanges(text);
  return ranges.ok ? Object.freeze(ranges.value) : undefined;
}

/** `Name <address>` or an address alone, and nothing that could begin another header. */
export function readMailFrom(text: string): string | undefined {
  return /^(?:[^<>@\p{Cc}]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(text) ? text : undefined;
}

export function readSecretKey(text: string): Uint8Array | undefined {
  const bytes = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, 'hex') : readBase64(text);
  return bytes?.length === 32 ? bytes : undefined;
}

const readBase64 = (text: string): Buffer | undefined =>
  /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : undefined;

export const readLogLevel = (text: string): LogLevel | undefined => logLevels.find((level) => level === text);

export function readHashParallel(text: string): number | undefined {
  if (text === 'cores') return availableParallelism();
  return /^[1-9]\d?$/.test(text) && Number(text) <= 64 ? Number(text) : undefined;
}

/** NIST 800-63B section 2.1.3: a session at the first level of assurance ends after 30 days at most. */
export function readSessionTime(text: string): Millis | undefined {
  const time = parseDuration(text);
  return time.ok && time.value >= MINUTE && time.value <= 30 * DAY ? time.value : undefined;
}

/** Long enough to find out that something happened. */
export function readRetention(text: string): Millis | undefined {
  const time = parseDuration(text);
  return time.ok && time.value >= 30 * DAY && time.value <= 3_650 * DAY ? time.value : undefined;
}
