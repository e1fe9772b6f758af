import type { PersonId } from '../directory/person.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import { endSession, endSessionsOf } from './end-session.ts';
import { renewSession } from './renew-session.ts';
import type { SessionEvent } from './session.events.ts';
import { findLiveSession } from './session.queries.ts';
import type { SessionLimits } from './session.ts';
import { type Proven, startSession } from './start-session.ts';

/** What those who prove are handed, to admit within their own unit of work. */
export function createAdmission(tx: Db & Clock & Emits<SessionEvent>, limits: SessionLimits) {
  const live = async (id: string) => (await findLiveSession(tx.db, id, tx.now()))?.session;
  return {
    async admit(proven: Proven) {
      const { session, token } = await startSession(tx, limits, proven);
      return { sessionId: session.id, token };
    },
    async renew(id: string) {
      const session = await live(id);
      return session && renewSession(tx, session);
    },
    async leave(id: string) {
      const session = await live(id);
      if (session) await endSession(tx, session, { actor: session.personId, because: 'signed_out' });
    },
    dismissOthers: (personId: PersonId, keep: string) =>
      endSessionsOf(tx, personId, { actor: 'system', because: 'address_proved', except: keep }),
  };
}
