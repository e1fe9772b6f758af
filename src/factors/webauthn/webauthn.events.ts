import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';

interface AboutKey {
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly personId: PersonId;
  readonly authenticatorId: string;
  readonly factor: string;
}

export type WebAuthnEvent =
  | (AboutKey & { readonly type: 'authenticator.counter-went-back' })
  | {
      readonly type: 'authenticator-metadata.uploaded';
      readonly organizationId: OrganizationId;
      readonly actor: string;
      readonly number: number;
      readonly models: number;
    };

export const webAuthnEvents: Readonly<Record<WebAuthnEvent['type'], string>> = {
  'authenticator.counter-went-back':
    'A passkey or security key counted less than before: there may be a copy of it. One that cannot be copied was refused.',
  'authenticator-metadata.uploaded':
    'An administrator uploaded metadata of authenticators, signed by the FIDO Alliance.',
};
