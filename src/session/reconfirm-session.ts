import type { Evidence } from '../factors/assurance.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import { renewSession } from './renew-session.ts';
import type { SessionEvent } from './session.events.ts';
import type { Session } from './session.ts';

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
