import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';

/** Failed proofs belong to the sign-in they happened in. */
export type PasswordEvent = {
  readonly type: 'password.set';
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly personId: PersonId;
};

export const passwordEvents: Readonly<Record<PasswordEvent['type'], string>> = {
  'password.set': 'A person’s password was set.',
};
