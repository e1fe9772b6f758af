import type { OrganizationId } from '../directory/organization.ts';
import type { Millis } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { listTokens } from './api-token.queries.ts';
import type { TokenId } from './api-token.ts';

/** A token as people tell it from others; its text is kept nowhere. */
export interface TokenSeen {
  readonly id: TokenId;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly createdAt: Millis;
  readonly lastUsedAt: Millis | null;
}

/** The live ones, newest first. */
export const readTokens = async ({ db }: Db, organizationId: OrganizationId): Promise<readonly TokenSeen[]> =>
  (await listTokens(db, organizationId)).map(({ secretHash, organizationId: _, ...token }) => token);
