import type { Organization } from '../directory/organization.ts';
import type { Id } from '../kit/ids.ts';

export type TokenId = Id<'tok'>;

/** A program's own key to the API of one organization. */
export interface ApiToken {
  readonly id: TokenId;
  readonly name: string;
  readonly organization: Organization;
  readonly permissions: readonly string[];
}
