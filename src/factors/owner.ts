import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';

/** Whose password, authenticator or recovery code it is. */
export interface Owner {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
}
