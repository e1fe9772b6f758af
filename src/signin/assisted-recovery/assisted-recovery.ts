import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import { DAY, type Millis } from '../../kit/clock.ts';
import type { Id } from '../../kit/ids.ts';
import { keyedDigest, type Sealer } from '../../kit/secrets.ts';

/**
 * What an administrator may do to make sure whom they help. `strong` ones show the person by something that was known
 * before they asked; the others only add to one.
 */
export const identityChecks = {
  called_back: { strength: 'strong', sentence: 'I called back a number that we had on file before' },
  seen: { strength: 'strong', sentence: 'I saw the person, and know them or looked at their identity document' },
  vouched: {
    strength: 'strong',
    sentence: 'Somebody we know in their company confirmed it, by a way they did not name',
  },
  told_facts: { strength: 'weak', sentence: 'They told things of their account that others do not know' },
} as const;

export type IdentityCheck = keyof typeof identityChecks;

/** Two at least, one of them strong. */
export const isIdentified = (checks: readonly IdentityCheck[]): boolean =>
  new Set(checks).size >= 2 && checks.some((check) => identityChecks[check].strength === 'strong');

export type AssistedOutcome = 'recovered' | 'stopped' | 'cancelled' | 'failed' | 'expired';

/** An administrator helps somebody back in who has lost every way of their own. */
export interface AssistedRecovery {
  readonly id: Id<'rec'>;
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly begunBy: string;
  readonly checks: readonly IdentityCheck[];
  /** How they were done, in the administrator’s words. */
  readonly note: string;
  /** `needed`: a second administrator is to agree. */
  readonly approval: 'not_needed' | 'needed' | 'given';
  readonly approvedBy: string | null;
  readonly createdAt: Millis;
  /** The owner of the account has until then to say no. */
  readonly opensAt: Millis;
  readonly sentAt: Millis | null;
  readonly expiresAt: Millis;
  readonly endedAt: Millis | null;
  readonly outcome: AssistedOutcome | null;
}

export const WAITING_TIME = DAY;
/** Within which the link is to be sent. */
export const SEND_WITHIN = 7 * DAY;
/** NIST 800-63B section 4.2.1.2: a code by mail lives a day at most. */
export const LINK_LIFETIME = DAY;
export const CODE_DIGITS = 8;
export const MOST_TRIES = 5;

export type AssistedState = AssistedOutcome | 'needs_approval' | 'waiting' | 'open' | 'sent';

export function stateOf(recovery: AssistedRecovery, now: Millis): AssistedState {
  const { outcome, expiresAt, approval, opensAt, sentAt } = recovery;
  if (outcome) return outcome;
  if (expiresAt <= now) return 'expired';
  if (sentAt !== null) return 'sent';
  if (approval === 'needed') return 'needs_approval';
  return opensAt > now ? 'waiting' : 'open';
}

/** Fewer bits than a bare hash can hold, so the hash needs our key; and a code fits one recovery only. */
export const hashReadOutCode = (sealer: Sealer, id: string, code: string): Buffer =>
  keyedDigest(sealer, `assisted-recovery ${id} ${code}`);
