import type { Person } from '../directory/person.ts';
import { type Clock, DAY } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import { hashSecret, newSecret, type Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { Key } from './connection.ts';
import { findKey, findReveal, insertReveal, spendReveal } from './key.queries.ts';
import type { RemoteEvent } from './remote.events.ts';

/** How long the mailed link shows the key once more. */
const REVEAL_WITHIN = DAY;

/** A secret for a link that is mailed to the administrator who made the key: the key itself is never mailed. */
export async function offerReveal(ctx: Db & Clock, key: Key, personId: string): Promise<string> {
  const secret = newSecret();
  await insertReveal(ctx.db, {
    secretHash: hashSecret(secret),
    keyId: key.id,
    personId,
    expiresAt: ctx.now() + REVEAL_WITHIN,
  });
  return secret;
}

/** Whether the link still has its key to show, without spending it. */
export async function canReveal(ctx: Db & Clock, secret: string, person: Person): Promise<boolean> {
  const reveal = await findReveal(ctx.db, hashSecret(secret), ctx.now());
  return reveal?.person_id === person.id;
}

/** Shows the key once more, to the same administrator, once. */
export async function revealKey(
  ctx: Db & Clock & Emits<RemoteEvent> & { readonly sealer: Sealer },
  secret: string,
  person: Person,
): Promise<Result<{ readonly key: Key; readonly secret: string }, 'link_gone'>> {
  const reveal = await findReveal(ctx.db, hashSecret(secret), ctx.now());
  if (reveal?.person_id !== person.id) return refuse('link_gone');
  const key = await findKey(ctx.db, person.organizationId, reveal.key_id);
  if (!key || key.state === 'revoked') return refuse('link_gone');
  if (!(await spendReveal(ctx.db, hashSecret(secret), ctx.now()))) return refuse('link_gone');
  const { organizationId, connectionId, id: keyId } = key;
  ctx.emit({ type: 'key.revealed', organizationId, actor: person.id, connectionId, keyId });
  return accept({ key, secret: ctx.sealer.open(key.secret, key.id) });
}
