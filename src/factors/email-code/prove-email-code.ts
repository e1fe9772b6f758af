import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { type Sealer, sameBytes } from '../../kit/secrets.ts';
import { readCode } from '../../kit/text.ts';
import type { Db } from '../../store/database.ts';
import type { Evidence } from '../assurance.ts';
import type { EmailCodeEvent } from './email-code.events.ts';
import { deleteCode, findCode, takeTry } from './email-code.queries.ts';
import { type Holder, hashCode, MOST_TRIES } from './email-code.ts';

export type EmailCodeRefusal = 'wrong' | 'expired' | 'too_many' | 'none_sent';

type Ctx = Db & Clock & Emits<EmailCodeEvent> & { readonly sealer: Sealer };

/** Whether the code is the one that was mailed for this session; right or wrong, it costs a try. Within a unit of work. */
export async function proveEmailCode(
  ctx: Ctx,
  holder: Holder,
  typed: string,
): Promise<Result<Evidence, EmailCodeRefusal>> {
  const { personId, sessionId } = holder;
  const because = await judge(ctx, sessionId, typed);
  if (because) {
    ctx.emit({ type: 'address-code.refused', actor: personId, ...holder, because });
    return refuse(because);
  }
  await deleteCode(ctx.db, sessionId);
  ctx.emit({ type: 'address.confirmed', actor: personId, ...holder });
  return accept({ factor: 'email_code', at: ctx.now() });
}

async function judge(ctx: Ctx, sessionId: string, typed: string): Promise<EmailCodeRefusal | undefined> {
  const sent = await takeTry(ctx.db, sessionId, MOST_TRIES);
  if (!sent) return (await findCode(ctx.db, sessionId)) ? 'too_many' : 'none_sent';
  if (sent.expires_at <= ctx.now()) return 'expired';
  return sameBytes(sent.code_hash, hashCode(ctx.sealer, sessionId, readCode(typed))) ? undefined : 'wrong';
}

/** Whether a code is under way that may still be typed in. */
export async function awaitsEmailCode(ctx: Db & Clock, sessionId: string): Promise<boolean> {
  const sent = await findCode(ctx.db, sessionId);
  return sent !== undefined && sent.expires_at > ctx.now() && sent.tries < MOST_TRIES;
}
