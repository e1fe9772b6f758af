import type { Millis } from '../kit/clock.ts';
import { isAccepted } from './connection.ts';
import type { Candidate } from './dialects/dialect.ts';
import type { LinkRefusal } from './link-refusal.ts';
import type { Mistake } from './mistake.ts';

/** What there is to say of the key that fits, beside that it fits; without a refusal it is only worth knowing. */
export interface KeyFinding {
  readonly refusal?: LinkRefusal;
  readonly mistake: Mistake;
}

export function explainKey(
  { connection, key }: Candidate,
  candidates: readonly Candidate[],
  at: Millis,
): KeyFinding | undefined {
  const name = `the key ${key.name} of ${connection.name}`;
  const about = (id: string, what: string, fix: string): Mistake => ({
    id,
    stage: 'signature',
    sentence: `The link is signed with ${name}, ${what}.`,
    fix,
    proof: 'digest',
  });
  if (!isAccepted(key, at)) {
    const what = key.state === 'revoked' ? 'which is revoked' : 'which has retired';
    return { refusal: 'revoked_key', mistake: about('old_key', what, 'Put the key that is active now into the site.') };
  }
  const inForce = candidates.find((other) => other.connection.enabledAt !== null)?.connection;
  if (connection.enabledAt === null && inForce) {
    const fix = `Use a key of ${inForce.name}, or switch ${connection.name} on.`;
    return { refusal: 'wrong_digest', mistake: about('other_connections_key', 'which is not switched on', fix) };
  }
  if (key.state !== 'next') return undefined;
  const fix = 'It is taken. Make it the active one as soon as all servers of the site use it.';
  return { mistake: about('next_key', 'which is only the next one', fix) };
}

/** Likely ones first: in force and accepted, then drafts, then old ones. */
export const rankCandidates = (candidates: readonly Candidate[], at: Millis): readonly Candidate[] =>
  candidates.toSorted((a, b) => rankOf(a, at) - rankOf(b, at));

const rankOf = ({ connection, key }: Candidate, at: Millis): number =>
  (isAccepted(key, at) ? 0 : 4) + (connection.enabledAt === null ? 2 : 0) + (key.state === 'active' ? 0 : 1);
