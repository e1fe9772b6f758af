import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import type { Millis } from '../kit/clock.ts';
import type { Id } from '../kit/ids.ts';
import type { EnrolledFactor } from '../store/schema.ts';

export type AuthenticatorId = Id<'aut'>;

/** One enrolled instance of a factor, without its secret. */
export interface Authenticator {
  readonly id: AuthenticatorId;
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly factor: EnrolledFactor;
  readonly name: string;
  readonly createdAt: Millis;
  readonly lastUsedAt: Millis | null;
  /** Since then it proves nothing, until it is set up anew. */
  readonly disabledAt: Millis | null;
}
