import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import { aalOf, type Evidence } from '../factors/assurance.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { newId } from '../kit/ids.ts';
import { hashSecret, newSecret } from '../kit/secrets.ts';
import { readSessionTimes } from '../signin/policy/read-policy.ts';
import type { Db } from '../store/database.ts';
import { limitSession } from './limit-session.ts';
import type { SessionEvent } from './session.events.ts';
import { insertSession } from './session.queries.ts';
import type { Session, SessionLimits } from './session.ts';

export interface Proven {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly evidence: readonly Evidence[];
  readonly connectionId: string | null;
  readonly address: string;
  readonly userAgent: string;
}

const LONGEST_USER_AGENT = 300;

/** Admits a proven person, for as long as the policy and the level that was reached allow. The token goes to the browser once; only the hash of its secret is kept. */
export async function startSession(
  ctx: Db & Clock & Emits<SessionEvent>,
  deployment: SessionLimits,
  proven: Proven,
): Promise<{ readonly session: Session; readonly token: string }> {
  const now = ctx.now();
  const limits = limitSession(await readSessionTimes(ctx, proven), aalOf(proven.evidence), deployment);
  const session: Session = {
    ...proven,
    userAgent: proven.userAgent.slice(0, LONGEST_USER_AGENT),
    id: newId('ses', now),
    startedAt: now,
    lastSeenAt: now,
    idleFor: limits.idle,
    expiresAt: now + limits.lifetime,
  };
  const secret = newSecret();
  await insertSession(ctx.db, session, hashSecret(secret));

  const { organizationId, personId, address, id: sessionId, evidence } = session;
  const by = evidence.map(({ factor }) => factor).join(', ');
  ctx.emit({ type: 'session.started', organizationId, actor: personId, personId, sessionId, by, address });
  return { session, token: `${session.id}.${secret}` };
}
