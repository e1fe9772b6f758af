import type { OrganizationId } from './organization.ts';
import type { PersonId, PersonKind } from './person.ts';

interface InOrganization {
  readonly organizationId: OrganizationId;
  /** Who did it: a person, `system`, `stranger`, a token or a connection. */
  readonly actor: string;
}

type AboutPerson = InOrganization & { readonly personId: PersonId };

export type DirectoryEvent =
  | (InOrganization & { readonly type: 'organization.created'; readonly name: string })
  | (InOrganization & { readonly type: 'organization.changed'; readonly fields: string })
  | (InOrganization & { readonly type: 'role.created'; readonly name: string; readonly reportsTo: string | null })
  | (InOrganization & { readonly type: 'role.changed'; readonly name: string; readonly fields: string })
  | (InOrganization & { readonly type: 'role.removed'; readonly name: string })
  | (InOrganization & { readonly type: 'profile.created'; readonly name: string; readonly permissions: string })
  | (InOrganization & {
      readonly type: 'profile.changed';
      readonly name: string;
      readonly permissions: string;
      readonly fields: string;
    })
  | (InOrganization & { readonly type: 'profile.removed'; readonly name: string })
  | (AboutPerson & {
      readonly type: 'person.created';
      readonly kind: PersonKind;
      readonly role: string | null;
      readonly profile: string | null;
    })
  | (AboutPerson & { readonly type: 'person.changed'; readonly fields: string })
  | (AboutPerson & { readonly type: 'person.deactivated' })
  | (AboutPerson & { readonly type: 'person.reactivated' })
  | (AboutPerson & { readonly type: 'address.verified'; readonly by: string })
  | (AboutPerson & { readonly type: 'address.changed' })
  | (AboutPerson & { readonly type: 'notice-address.added' })
  | (AboutPerson & { readonly type: 'notice-address.removed' })
  | (AboutPerson & { readonly type: 'person.invited' })
  | (AboutPerson & { readonly type: 'person.deleted' })
  | (AboutPerson & { readonly type: 'invitation.accepted' })
  | (AboutPerson & { readonly type: 'invitation.withdrawn' })
  | (InOrganization & { readonly type: 'set-up-item.dismissed'; readonly item: string })
  | (InOrganization & { readonly type: 'set-up-item.restored'; readonly item: string });

export const directoryEvents: Readonly<Record<DirectoryEvent['type'], string>> = {
  'organization.created': 'An organization with its portal was created.',
  'organization.changed': 'The settings of an organization were changed.',
  'role.created': 'A role was added.',
  'role.changed':
    'A role reports to another one, shares with its peers otherwise, or came into or out of a file’s hands.',
  'role.removed': 'A role was removed: nobody had it.',
  'profile.created': 'A profile was added.',
  'profile.changed': 'A profile grants other permissions, or came into or out of a file’s hands.',
  'profile.removed': 'A profile was removed: nobody had it.',
  'person.created': 'A person was added to an organization.',
  'person.changed': 'A person’s name, role, profile or language was changed.',
  'person.deactivated': 'A person may no longer come in; every session ended.',
  'person.reactivated': 'A deactivated person may come in again.',
  'address.verified': 'An e-mail address was proved to be the person’s own.',
  'address.changed':
    'A person proved another e-mail address to be theirs and signs in with it, or an objection brought the former one back.',
  'notice-address.added': 'A person proved a further address to be theirs: it is told what happens to the account.',
  'notice-address.removed': 'An address is not told any more what happens to the account.',
  'person.deleted':
    'A person deleted their account: everything that was theirs is erased, and the ledger knows them by their id alone.',
  'person.invited': 'A link was mailed by which a person sets a password of their own.',
  'invitation.accepted': 'An invited person set a password of their own.',
  'invitation.withdrawn': 'The link of an invitation opens nothing any more.',
  'set-up-item.dismissed': 'Somebody does not want to see a step of the set-up any more.',
  'set-up-item.restored': 'A step of the set-up is shown again.',
};
