import type { Clock } from '../../kit/clock.ts';
import { hashSecret } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import { findDeviceBySecret } from './device.queries.ts';
import { type Device, KNOWN_FOR } from './device.ts';

/**
 * The device of this person that holds the secret; one and the same browser is a device of each who has signed in there.
 * Of nobody it is asked too: the same work.
 */
export const findDevice = (
  { db, now }: Db & Clock,
  secret: string | undefined,
  personId: string | undefined,
): Promise<Device | undefined> => findDeviceBySecret(db, personId ?? '', hashSecret(secret ?? ''), now() - KNOWN_FOR);
