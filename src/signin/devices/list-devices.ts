import type { PersonId } from '../../directory/person.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Db } from '../../store/database.ts';
import { findDevicesOf } from './device.queries.ts';
import { type Device, KNOWN_FOR } from './device.ts';

/** The browsers in which this person has signed in, the one that was used last first. */
export const listDevices = ({ db, now }: Db & Clock, personId: PersonId): Promise<readonly Device[]> =>
  findDevicesOf(db, personId, now() - KNOWN_FOR);
