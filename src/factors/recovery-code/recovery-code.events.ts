import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';

interface AboutCodes {
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly personId: PersonId;
}

export type RecoveryCodeEvent =
  | (AboutCodes & { readonly type: 'recovery-codes.made' })
  | (AboutCodes & { readonly type: 'recovery-codes.used'; readonly left: number });

export const recoveryCodeEvents: Readonly<Record<RecoveryCodeEvent['type'], string>> = {
  'recovery-codes.made': 'A person got a new set of recovery codes; the ones before are worth nothing.',
  'recovery-codes.used': 'A recovery code was used in place of an authenticator.',
};
