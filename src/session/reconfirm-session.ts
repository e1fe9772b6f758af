import type { Evidence } from '../factors/assurance.ts';
import { type Clock, MINUTE } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { hashSecret, newSecret } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { SessionEvent } from './session.events.ts';
import { replaceSecret } from './session.queries.ts';
import type { Session } from './session.ts';

/** How long a fresh proof opens what is shown only after one. */
const FRESH_FOR = 10 * MINUTE;

export const isFreshlyProved = (session: Session, { now }: Clock): boolean =>
  session.evidence.some(({ factor, at }) => factor === 'password' && at > now() - FRESH_FOR);

/** Adds evidence to a session under a new secret, so that a cookie taken before is worth nothing after. */
export async function reconfirmSession(
  ctx: Db & Clock & Emits<SessionEvent>,
  session: Session,
  evidence: Evidence,
): Promise<{ readonly token: string }> {
  const secret = newSecret();
  const others = session.evidence.filter(({ factor }) => factor !== evidence.factor);
  await replaceSecret(ctx.db, session.id, hashSecret(secret), [...others, evidence]);
  const { organizationId, personId, id: sessionId } = session;
  ctx.emit({ type: 'session.reconfirmed', organizationId, actor: personId, personId, sessionId, by: evidence.factor });
  return { token: `${session.id}.${secret}` };
}
