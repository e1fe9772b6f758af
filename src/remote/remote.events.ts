import type { OrganizationId } from '../directory/organization.ts';

interface AboutConnection {
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly connectionId: string;
}

type AboutLink = AboutConnection & { readonly reference: string; readonly address: string };

export type RemoteEvent =
  | (AboutConnection & { readonly type: 'connection.created'; readonly name: string })
  | (AboutConnection & { readonly type: 'connection.changed'; readonly fields: string })
  | (AboutConnection & { readonly type: 'connection.tested' })
  | (AboutConnection & { readonly type: 'connection.enabled' })
  | (AboutConnection & { readonly type: 'connection.disabled' })
  | (AboutConnection & { readonly type: 'connection.removed'; readonly name: string })
  | (AboutConnection & { readonly type: 'key.created'; readonly keyId: string; readonly fingerprint: string })
  | (AboutConnection & {
      readonly type: 'key.changed';
      readonly keyId: string;
      readonly state: string;
      readonly fields: string;
    })
  | (AboutConnection & { readonly type: 'key.revealed'; readonly keyId: string })
  | (AboutConnection & {
      readonly type: 'digest.shown';
      readonly keyId: string;
      readonly operation: string;
      readonly email: string;
    })
  | (AboutLink & { readonly type: 'link.admitted'; readonly personId: string; readonly operation: string })
  | (AboutLink & { readonly type: 'link.refused'; readonly because: string });

export const remoteEvents: Readonly<Record<RemoteEvent['type'], string>> = {
  'connection.created': 'A Remote Authentication connection was set up.',
  'connection.changed': 'A connection was changed.',
  'connection.tested': 'A test round trip through the company’s site succeeded.',
  'connection.enabled': 'Remote sign-in was switched on.',
  'connection.disabled': 'Remote sign-in was switched off.',
  'connection.removed': 'A connection was removed.',
  'key.created': 'A key was made for a connection.',
  'key.changed': 'A key was put into another state, or came into or out of a file’s hands.',
  'key.revealed': 'A key was shown once more to an administrator.',
  'digest.shown': 'The expected digest of a link that is too old to be used was shown to whoever may see keys.',
  'link.admitted': 'A signed link opened its session.',
  'link.refused': 'A well-signed link was refused because it could be a forgery or was used before.',
};
