import type { PersonKind } from '../../../directory/person.ts';
import { MINUTE, type Millis, SECOND } from '../../../kit/clock.ts';
import { sameBytes } from '../../../kit/secrets.ts';
import { type Connection, isAccepted } from '../../connection.ts';
import type { Candidate, Claims, Decoded, Parameters, Refused } from '../dialect.ts';
import { digestOf, parseDigest, type SignedValues, textBeforeKey } from './wire.ts';

const OLDEST = 3 * MINUTE;
const EARLIEST = MINUTE;

const kinds: Readonly<Record<string, PersonKind>> = { portal: 'customer', supportrep: 'representative' };

/** In this order: operation, form of `ts`, digest, age. Without the key nobody learns more than the first two. */
export function verify(
  decoded: Decoded,
  candidates: readonly Candidate[],
  now: Millis,
): { ok: true; claims: Claims } | Refused {
  const { operation } = decoded.sketch;
  if (operation !== 'signin' && operation !== 'signup') return { ok: false, reason: 'unknown_operation' };

  const ts = decoded.variants.asBlank.get('ts') ?? '';
  const readable = candidates.filter(({ connection }) => parseTime(ts, connection) !== undefined);
  if (readable.length === 0) return { ok: false, reason: 'bad_timestamp' };

  const match = findMatch(decoded, readable, ts);
  if (!match) return { ok: false, reason: 'wrong_digest' };
  const { candidate, values, digest } = match;
  const signedAt = parseTime(ts, candidate.connection) ?? 0;
  const known = { candidate, clockOffset: signedAt - now };
  if (!isAccepted(candidate.key, now)) return { ok: false, reason: 'revoked_key', ...known };
  const untimely = checkWindow(signedAt, now);
  if (untimely) return { ok: false, reason: untimely, ...known };
  return { ok: true, claims: { ...candidate, ...values, operation, kind: kindOf(values.kindWord), signedAt, digest } };
}

export const kindOf = (word: string): PersonKind | undefined => (Object.hasOwn(kinds, word) ? kinds[word] : undefined);

export function checkWindow(signedAt: Millis, now: Millis): 'too_old' | 'too_early' | undefined {
  if (signedAt < now - OLDEST) return 'too_old';
  return signedAt > now + EARLIEST ? 'too_early' : undefined;
}

/** Thirteen digits of milliseconds, or, where the connection takes them, ten of seconds. */
export function parseTime(ts: string, { options }: Connection): Millis | undefined {
  if (/^[0-9]{13}$/.test(ts)) return Number(ts);
  return options.seconds_timestamps && /^[0-9]{10}$/.test(ts) ? Number(ts) * SECOND : undefined;
}

interface Match {
  readonly candidate: Candidate;
  readonly values: SignedValues;
  readonly digest: Buffer;
}

/** Compares with every key, found or not: how long it takes says nothing about which one fits. */
function findMatch(decoded: Decoded, candidates: readonly Candidate[], ts: string): Match | undefined {
  return candidates.flatMap((candidate) => matchesOf(decoded, candidate, ts))[0];
}

function matchesOf({ variants, sketch }: Decoded, candidate: Candidate, ts: string): readonly Match[] {
  const { options } = candidate.connection;
  const sent = parseDigest(variants.asBlank.get('apikey') ?? '', options.short_digests ? 'shortened' : 'whole');
  const readings = options.raw_plus && variants.asPlus ? [variants.asBlank, variants.asPlus] : [variants.asBlank];
  return readings
    .map((parameters) => signedValues(sketch.operation, parameters))
    .map((values) => ({ candidate, values, digest: digestOf(textBeforeKey(values), candidate.key.secret, ts) }))
    .filter(({ digest }) => sent !== undefined && sameBytes(sent, digest));
}

const signedValues = (operation: string, parameters: Parameters): SignedValues => ({
  operation,
  email: parameters.get('email') ?? '',
  loginName: parameters.get('loginname') ?? '',
  fullName: parameters.get('fullname') ?? '',
  kindWord: parameters.get('utype') ?? '',
  role: parameters.get('role') ?? '',
  profile: parameters.get('profile') ?? '',
});
