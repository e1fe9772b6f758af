import type { PersonId } from '../directory/person.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { listLiveSessions } from './session.queries.ts';
import type { Session, SessionLimits } from './session.ts';

/** The sessions of a person that still let somebody in, newest first. */
export async function listSessions(
  { db, now }: Db & Clock,
  limits: SessionLimits,
  personId: PersonId,
): Promise<readonly Session[]> {
  const sessions = await listLiveSessions(db, personId, now());
  return sessions.filter(({ lastSeenAt }) => lastSeenAt > now() - limits.idle);
}
