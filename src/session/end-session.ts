import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { SessionEvent } from './session.events.ts';
import { listLiveSessions, markEnded } from './session.queries.ts';
import type { Session } from './session.ts';

type Because = Extract<SessionEvent, { type: 'session.ended' }>['because'];

/** Ends one session; ended twice, nothing happens and nothing is recorded. */
export async function endSession(
  ctx: Db & Clock & Emits<SessionEvent>,
  { id: sessionId, organizationId, personId }: Pick<Session, 'id' | 'organizationId' | 'personId'>,
  { actor, because }: { readonly actor: string; readonly because: Because },
): Promise<void> {
  if (!(await markEnded(ctx.db, sessionId, ctx.now()))) return;
  ctx.emit({ type: 'session.ended', organizationId, actor, personId, sessionId, because });
}

/** Ends every session of a person, or all but one. */
export async function endSessionsOf(
  ctx: Db & Clock & Emits<SessionEvent>,
  personId: Session['personId'],
  { except, ...why }: { readonly actor: string; readonly because: Because; readonly except?: string },
): Promise<void> {
  for (const session of await listLiveSessions(ctx.db, personId, ctx.now())) {
    if (session.id !== except) await endSession(ctx, session, why);
  }
}
