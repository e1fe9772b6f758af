import type { PersonId } from '../directory/person.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { listLiveSessions } from './session.queries.ts';
import type { Session } from './session.ts';

/** The sessions of a person that still let somebody in, newest first. */
export const listSessions = ({ db, now }: Db & Clock, personId: PersonId): Promise<readonly Session[]> =>
  listLiveSessions(db, personId, now());
