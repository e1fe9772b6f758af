import { aalOf, type Evidence } from '../factors/assurance.ts';
import { hasSecondFactor } from '../factors/list-second-factors.ts';
import { type Clock, MINUTE } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import { renewSession } from './renew-session.ts';
import type { SessionEvent } from './session.events.ts';
import type { Session } from './session.ts';

/** How long a fresh proof opens what is shown only after one. */
const FRESH_FOR = 10 * MINUTE;

/** Whether the password was proved lately, and with it the second factor of whoever has one. */
export async function isFreshlyProved(ctx: Db & Clock, { evidence, personId }: Session): Promise<boolean> {
  const fresh = evidence.filter(({ at }) => at > ctx.now() - FRESH_FOR);
  if (!fresh.some(({ factor }) => factor === 'password')) return false;
  return aalOf(fresh) === 2 || !(await hasSecondFactor(ctx, personId));
}

/** Adds what was proved to a session under a new secret, so that a cookie taken before is worth nothing after. */
export async function reconfirmSession(
  ctx: Db & Clock & Emits<SessionEvent>,
  session: Session,
  proofs: readonly Evidence[],
): Promise<{ readonly token: string }> {
  const anew = new Set(proofs.map(({ factor }) => factor));
  const evidence = [...session.evidence.filter(({ factor }) => !anew.has(factor)), ...proofs];
  const token = await renewSession(ctx, { id: session.id, evidence });
  const { organizationId, personId, id: sessionId } = session;
  const by = [...anew].join(', ');
  ctx.emit({ type: 'session.reconfirmed', organizationId, actor: personId, personId, sessionId, by });
  return { token };
}
