import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';

interface AboutAuthenticator {
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly personId: PersonId;
  readonly authenticatorId: string;
  readonly factor: string;
}

/** Failed proofs belong to the sign-in they happened in. */
export type AuthenticatorEvent =
  | (AboutAuthenticator & { readonly type: 'authenticator.enrolled' })
  | (AboutAuthenticator & { readonly type: 'authenticator.removed' })
  | (AboutAuthenticator & { readonly type: 'authenticator.disabled' });

export const authenticatorEvents: Readonly<Record<AuthenticatorEvent['type'], string>> = {
  'authenticator.enrolled': 'A person set up an authenticator, which signing in asks for from now on.',
  'authenticator.removed': 'An authenticator was removed, by its owner or by somebody who may reset it.',
  'authenticator.disabled': 'After too many wrong tries an authenticator is taken no more, until another is set up.',
};
