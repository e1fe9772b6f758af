import type { OrganizationId } from '../../directory/organization.ts';

interface AboutRecovery {
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly personId: string;
}

export type AssistedRecoveryEvent =
  | (AboutRecovery & { readonly type: 'recovery.begun'; readonly checks: string })
  | (AboutRecovery & {
      readonly type:
        | 'recovery.asked'
        | 'recovery.approved'
        | 'recovery.sent'
        | 'recovery.stopped'
        | 'recovery.cancelled'
        | 'recovery.refused';
    })
  | (AboutRecovery & { readonly type: 'recovery.finished'; readonly by: string });

export const assistedRecoveryEvents: Readonly<Record<AssistedRecoveryEvent['type'], string>> = {
  'recovery.asked': 'An administrator asked a person to choose a new password.',
  'recovery.begun': 'An administrator began to help a person back in.',
  'recovery.approved': 'A second administrator agreed to a recovery.',
  'recovery.sent': 'The link of a recovery was mailed, and its code given to an administrator to be read out.',
  'recovery.stopped': 'The owner of an account stopped a recovery.',
  'recovery.cancelled': 'An administrator gave a recovery up.',
  'recovery.refused': 'The code that belongs to the link of a recovery was wrong.',
  'recovery.finished': 'A person came back to their account and chose a new password.',
};
