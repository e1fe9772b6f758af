import type { OrganizationId } from '../directory/organization.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { newId } from '../kit/ids.ts';
import { hashSecret, newSecret } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { AccessEvent } from './access.events.ts';
import { insertToken } from './api-token.queries.ts';

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
