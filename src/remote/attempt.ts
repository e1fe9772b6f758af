import type { OrganizationId } from '../directory/organization.ts';
import type { Millis } from '../kit/clock.ts';
import type { Id } from '../kit/ids.ts';
import type { Outcome, Stage } from './link-refusal.ts';

export type AttemptId = Id<'att'>;

/** One signed link that came in, and how far it got. */
export interface Attempt {
  readonly id: AttemptId;
  /** `RA-XXXX-XX`: what a stranger is shown, and what finds this row. */
  readonly reference: string;
  readonly organizationId: OrganizationId | null;
  readonly connectionId: string | null;
  readonly keyId: string | null;
  readonly at: Millis;
  readonly host: string;
  readonly address: string;
  readonly operation: string;
  readonly email: string;
  readonly loginName: string;
  readonly stage: Stage;
  readonly outcome: Outcome;
  /** Their clock minus ours, milliseconds; null when the link had no trustworthy time. */
  readonly clockOffset: Millis | null;
  readonly personId: string | null;
}

export interface AttemptFilter {
  readonly reference?: string | undefined;
  readonly connectionId?: string | undefined;
  /** `admitted` and the like, or everything that was refused. */
  readonly result?: 'admitted' | 'refused' | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}
