import type { DirectoryEvent } from '../directory/directory.events.ts';
import type { OrganizationId } from '../directory/organization.ts';
import type { PersonId } from '../directory/person.ts';
import type { Evidence } from '../factors/assurance.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { RemoteEvent } from './remote.events.ts';

export interface Proven {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly evidence: readonly Evidence[];
  readonly connectionId: string;
  readonly address: string;
  readonly userAgent: string;
  /** Where they wanted to go. */
  readonly returnTo: string | null;
  /** The published protocol lets administrators in by a link alone. */
  readonly protocol?: 'letter' | undefined;
}

export interface Admitted {
  /** `flow`: the policy asks for more than the link proves, and the token is the secret of a sign-in that asks for it. */
  readonly opens: 'session' | 'flow';
  /** Empty where there is none yet. */
  readonly sessionId: string;
  readonly token: string;
}

/** Admission comes after proof and is handed in, so that spending a link and opening its session are one change. */
export interface Admits {
  readonly admit: (proven: Proven) => Promise<Admitted>;
  /** A new token for a session, which makes the one before it worthless; undefined when the session is over. */
  readonly renew: (sessionId: string) => Promise<string | undefined>;
  /** Ends the session that a browser had before. */
  readonly leave: (sessionId: string) => Promise<void>;
  /** Ends the other sessions of a person whose address has been proved only now. */
  readonly dismissOthers: (personId: PersonId, keep: string) => Promise<void>;
}

/** Inside a unit of work. */
export type RemoteUnit = Db & Emits<RemoteEvent | DirectoryEvent> & Admits;

/** What letting somebody in by a link may touch. */
export interface RemoteContext extends Db, Clock {
  readonly sealer: Sealer;
  readonly unitOfWork: <Outcome>(work: (tx: RemoteUnit) => Promise<Outcome>) => Promise<Outcome>;
}

export type InRemoteUnit = RemoteUnit & Clock;
