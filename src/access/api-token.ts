import { findOrganizationById } from '../directory/organization.queries.ts';
import type { Organization, OrganizationId } from '../directory/organization.ts';
import { type Clock, MINUTE } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { type Id, newId } from '../kit/ids.ts';
import { hashSecret, newSecret, sameBytes } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { AccessEvent } from './access.events.ts';
import { findToken, insertToken, markTokenUsed } from './api-token.queries.ts';

export type TokenId = Id<'tok'>;

/** A program's own key to the API of one organization. */
export interface ApiToken {
  readonly id: TokenId;
  readonly name: string;
  readonly organization: Organization;
  readonly permissions: readonly string[];
}

interface Wish {
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly actor: string;
}

/** Makes a token; its text is returned this once and kept only as a hash. */
export async function createToken(
  ctx: Db & Clock & Emits<AccessEvent>,
  { organizationId, name, permissions, actor }: Wish,
): Promise<string> {
  const id = newId('tok', ctx.now());
  const secret = newSecret();
  await insertToken(ctx.db, {
    id,
    organizationId,
    name,
    permissions,
    secretHash: hashSecret(secret),
    createdAt: ctx.now(),
  });
  ctx.emit({ type: 'token.created', organizationId, actor, tokenId: id, name, permissions: permissions.join(', ') });
  return `${id}.${secret}`;
}

/** The live token with this text; how long the look takes says nothing about the secret. */
export async function readToken(
  ctx: Db & Clock,
  text: string,
): Promise<(ApiToken & { readonly isStale: boolean }) | undefined> {
  const [id, secret] = text.split('.', 2);
  if (!id || !secret) return undefined;
  const found = await findToken(ctx.db, id);
  if (!found || !sameBytes(found.secretHash, hashSecret(secret))) return undefined;
  const organization = await findOrganizationById(ctx.db, found.organizationId);
  const isStale = (found.lastUsedAt ?? 0) < ctx.now() - MINUTE;
  return organization && { id: found.id, name: found.name, permissions: found.permissions, organization, isStale };
}

export const noteTokenUse = (ctx: Db & Clock, id: TokenId): Promise<void> => markTokenUsed(ctx.db, id, ctx.now());
