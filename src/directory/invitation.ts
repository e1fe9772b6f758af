import { DAY, type Millis } from '../kit/clock.ts';
import type { OrganizationId } from './organization.ts';
import type { PersonId } from './person.ts';

/** A mailed link by which somebody sets a password of their own. */
export interface Invitation {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly createdAt: Millis;
  readonly expiresAt: Millis;
  readonly usedAt: Millis | null;
}

export const INVITATION_LIFETIME = 7 * DAY;

export type InvitationState = 'open' | 'expired' | 'accepted';

export function invitationStateOf({ usedAt, expiresAt }: Invitation, now: Millis): InvitationState {
  if (usedAt !== null) return 'accepted';
  return expiresAt > now ? 'open' : 'expired';
}
