import { readOrganization } from '../directory/find-organization.ts';
import { type Clock, MINUTE } from '../kit/clock.ts';
import { hashSecret, sameBytes } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { findToken, markTokenUsed } from './api-token.queries.ts';
import type { ApiToken, TokenId } from './api-token.ts';

/** The live token with this text; how long the look takes says nothing about the secret. */
export async function readToken(
  ctx: Db & Clock,
  text: string,
): Promise<(ApiToken & { readonly isStale: boolean }) | undefined> {
  const [id, secret] = text.split('.', 2);
  if (!id || !secret) return undefined;
  const found = await findToken(ctx.db, id);
  if (!found || !sameBytes(found.secretHash, hashSecret(secret))) return undefined;
  const organization = await readOrganization(ctx, found.organizationId);
  const isStale = (found.lastUsedAt ?? 0) < ctx.now() - MINUTE;
  return organization && { id: found.id, name: found.name, permissions: found.permissions, organization, isStale };
}

export const noteTokenUse = (ctx: Db & Clock, id: TokenId): Promise<void> => markTokenUsed(ctx.db, id, ctx.now());
