import type { Person, PersonId } from '../directory/person.ts';
import { readPerson } from '../directory/read-person.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { beginFlow } from '../signin/flow/begin-flow.ts';
import type { Flow } from '../signin/flow/flow.ts';
import { asksForMore } from '../signin/policy/asks-for-more.ts';
import type { Db } from '../store/database.ts';
import { endSession, endSessionsOf } from './end-session.ts';
import { renewSession } from './renew-session.ts';
import type { SessionEvent } from './session.events.ts';
import { findLiveSession } from './session.queries.ts';
import type { SessionLimits } from './session.ts';
import { type Proven, startSession } from './start-session.ts';

interface Admitted {
  readonly opens: 'session' | 'flow';
  /** Empty where there is none yet. */
  readonly sessionId: string;
  /** Of the session, or the secret of the flow. */
  readonly token: string;
}

type Rest = Pick<Flow, 'evidence' | 'returnTo'>;

type Wanted = Proven & { readonly returnTo?: string | null; readonly protocol?: 'letter' | undefined };

const beginRest = (tx: Db & Clock, person: Person, { evidence, returnTo }: Rest): Promise<string> =>
  beginFlow(tx, {
    ...{ organizationId: person.organizationId, kind: 'sign_in', way: 'regular', identifier: person.email },
    ...{ personId: person.id, sessionId: null, evidence, wish: { aal: 0, maxAge: null }, returnTo },
  });

/** What those who prove are handed, to admit within their own unit of work. */
export function createAdmission(tx: Db & Clock & Emits<SessionEvent>, limits: SessionLimits) {
  const live = async (id: string) => (await findLiveSession(tx.db, id, tx.now()))?.session;
  return {
    /** A session; or a flow that asks for the rest, where the policy asks for more than was proved. */
    async admit({ returnTo = null, protocol, ...proven }: Wanted): Promise<Admitted> {
      const person = await readPerson(tx, proven.organizationId, proven.personId);
      if (person && (await asksForMore(tx, person, { evidence: proven.evidence, protocol })))
        return { opens: 'flow', sessionId: '', token: await beginRest(tx, person, { ...proven, returnTo }) };
      const { session, token } = await startSession(tx, limits, proven);
      return { opens: 'session', sessionId: session.id, token };
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
