import type { Person } from '../../directory/person.ts';
import type { Clock, Millis } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { newId } from '../../kit/ids.ts';
import { hashSecret, newSecret } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import type { DeviceEvent } from './device.events.ts';
import { deleteDevice, findDevicesOf, putDevice, replaceSecret } from './device.queries.ts';
import { type Device, KNOWN_FOR } from './device.ts';
import { findDevice } from './find-device.ts';

export interface SeenDevice {
  readonly person: Pick<Person, 'id' | 'organizationId'>;
  /** Of its cookie; undefined in a new browser. */
  readonly secret: string | undefined;
  /** Ticked on the second step, and what the policy allows; undefined leaves it as it was. */
  readonly rememberFor: Millis | undefined;
  readonly address: string;
  readonly userAgent: string;
}

/** More than anybody has; who signs in from scripts without a cookie fills no table. */
const MOST_DEVICES = 30;
const LONGEST_USER_AGENT = 300;

/**
 * At each full sign-in the browser gets a new secret, which is the answer. Whoever used the browser before knows at most
 * the old one, so nobody plants a secret that lets them pass for this person's device. Within a unit of work.
 */
export async function knowDevice(ctx: Db & Clock & Emits<DeviceEvent>, seen: SeenDevice): Promise<string> {
  const { person, address, userAgent, rememberFor } = seen;
  const now = ctx.now();
  const known = await findDevice(ctx, seen.secret, person.id);
  const secret = newSecret();
  if (seen.secret !== undefined) await replaceSecret(ctx.db, hashSecret(seen.secret), hashSecret(secret));
  const device: Device = {
    id: known?.id ?? newId('dev', now),
    organizationId: person.organizationId,
    personId: person.id,
    userAgent: userAgent.slice(0, LONGEST_USER_AGENT),
    address,
    createdAt: known?.createdAt ?? now,
    lastUsedAt: now,
    rememberedUntil: rememberFor === undefined ? (known?.rememberedUntil ?? null) : now + rememberFor,
  };
  await putDevice(ctx.db, device, hashSecret(secret));
  for (const { id } of (await findDevicesOf(ctx.db, person.id, now - KNOWN_FOR)).slice(MOST_DEVICES)) {
    await deleteDevice(ctx.db, person.id, id);
  }
  if (rememberFor !== undefined) {
    const { organizationId, id: personId } = person;
    const about = { organizationId, actor: personId, personId, deviceId: device.id };
    ctx.emit({ type: 'device.remembered', ...about, address });
  }
  return secret;
}
