import type { OrganizationId } from '../directory/organization.ts';

interface AboutToken {
  readonly organizationId: OrganizationId;
  readonly actor: string;
  readonly tokenId: string;
  readonly name: string;
}

export type AccessEvent =
  | (AboutToken & { readonly type: 'token.created'; readonly permissions: string })
  | (AboutToken & { readonly type: 'token.revoked' });

export const accessEvents: Readonly<Record<AccessEvent['type'], string>> = {
  'token.created': 'An API token was made.',
  'token.revoked': 'An API token was revoked.',
};
