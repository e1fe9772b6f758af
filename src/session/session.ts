import type { OrganizationId } from '../directory/organization.ts';
import type { Person, PersonId } from '../directory/person.ts';
import type { Evidence } from '../factors/assurance.ts';
import type { Millis } from '../kit/clock.ts';
import type { Id } from '../kit/ids.ts';

export type SessionId = Id<'ses'>;

/** Continuity after admission. Its cookie holds `<id>.<secret>`; only a hash of the secret is kept. */
export interface Session {
  readonly id: SessionId;
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly evidence: readonly Evidence[];
  readonly connectionId: string | null;
  readonly address: string;
  readonly userAgent: string;
  readonly startedAt: Millis;
  readonly lastSeenAt: Millis;
  /** Without a request for this long it is over. */
  readonly idleFor: Millis;
  readonly expiresAt: Millis;
}

/** Person and session together: who a decision is about. */
export interface Principal {
  readonly session: Session;
  readonly person: Person;
}

/** Of the deployment: policies and levels have their own. */
export interface SessionLimits {
  /** A session without a request for this long is over. Milliseconds. */
  readonly idle: Millis;
  /** A session is over after this long, however busy it is. Milliseconds. */
  readonly lifetime: Millis;
}
