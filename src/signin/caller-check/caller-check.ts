import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import type { Evidence } from '../../factors/assurance.ts';
import { MINUTE, type Millis } from '../../kit/clock.ts';
import type { Id } from '../../kit/ids.ts';
import { keyedDigest, type Sealer } from '../../kit/secrets.ts';

/**
 * How a caller shows that an account is theirs: a number they are told and type in where they are signed in, a code that
 * they are sent and read out, or, after one of these, answers to personal questions.
 */
export const callerCheckMethods = ['device', 'email_code', 'sms_code', 'personal_questions'] as const;

export type CallerCheckMethod = (typeof callerCheckMethods)[number];

/** `denied`: the owner of the account says that they call nobody. */
export type CallerCheckOutcome = 'matched' | 'failed' | 'denied' | 'cancelled' | 'expired';

export type CallerCheckId = Id<'cck'>;

/** A representative asks whether a caller is who they say. Nobody’s secrets pass through the representative’s hands. */
export interface CallerCheck {
  readonly id: CallerCheckId;
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly representativeId: PersonId;
  /** What the call is about, such as `ticket:17`. */
  readonly subject: string;
  readonly method: CallerCheckMethod;
  readonly tries: number;
  /** What was proved; while it waits, what was proved before it and is added to. */
  readonly evidence: readonly Evidence[];
  readonly createdAt: Millis;
  readonly expiresAt: Millis;
  readonly endedAt: Millis | null;
  readonly outcome: CallerCheckOutcome | null;
}

/** How long a check waits, and how long after it was passed another may build upon it. */
export const CHECK_LIFETIME = 10 * MINUTE;
export const MOST_TRIES = 3;
export const CODE_DIGITS = 6;

export const stateOf = ({ outcome, expiresAt }: CallerCheck, now: Millis): CallerCheckOutcome | 'waiting' =>
  outcome ?? (expiresAt > now ? 'waiting' : 'expired');

const digestOf = (sealer: Sealer, purpose: string, id: CallerCheckId, text = ''): Buffer =>
  keyedDigest(sealer, `caller-check ${purpose} ${id} ${text}`);

/** Two digits that the representative reads out. Whoever taps “yes” to everything does not know them. */
export const numberOf = (sealer: Sealer, id: CallerCheckId): string =>
  String((digestOf(sealer, 'number', id).readUInt32BE() % 90) + 10);

/** Six digits are guessed from a plain hash in no time, so the hash needs our key; and a code fits one check only. */
export const hashCallerCode = (sealer: Sealer, id: CallerCheckId, code: string): Buffer =>
  digestOf(sealer, 'code', id, code);
