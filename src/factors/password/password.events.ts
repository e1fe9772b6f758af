import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';

/** Failed proofs belong to the sign-in they happened in. */
export type PasswordEvent = {
  readonly type: 'password.set' | 'password.imported' | 'password.disabled' | 'password.distrusted';
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly personId: PersonId;
};

export const passwordEvents: Readonly<Record<PasswordEvent['type'], string>> = {
  'password.set': 'A person’s password was set.',
  'password.imported': 'A person was brought in with the hash of a password that they use elsewhere.',
  'password.distrusted': 'Others may know a person’s password: once it has been proved, another must be chosen.',
  'password.disabled': 'After too many wrong tries a password is taken no more, until another is set.',
};
