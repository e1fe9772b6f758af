import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';

/** Failed proofs belong to the sign-in they happened in. */
export type PasswordEvent = {
  readonly type: 'password.set' | 'password.disabled';
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly personId: PersonId;
};

export const passwordEvents: Readonly<Record<PasswordEvent['type'], string>> = {
  'password.set': 'A person’s password was set.',
  'password.disabled': 'After too many wrong tries a password is taken no more, until another is set.',
};
