import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import type { AccessEvent } from './access.events.ts';
import { findToken, revokeToken } from './api-token.queries.ts';

/** Ends a token: the very next request with it is nobody’s. */
export async function endToken(
  ctx: Db & Clock & Emits<AccessEvent>,
  id: string,
  actor: string,
): Promise<Result<{ readonly name: string }, 'unknown_token'>> {
  const token = await findToken(ctx.db, id);
  if (!token || !(await revokeToken(ctx.db, token.organizationId, token.id, ctx.now()))) return refuse('unknown_token');
  const { organizationId, name } = token;
  ctx.emit({ type: 'token.revoked', organizationId, actor, tokenId: token.id, name });
  return accept({ name });
}
