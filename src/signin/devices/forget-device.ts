import type { Person } from '../../directory/person.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import type { Db } from '../../store/database.ts';
import type { DeviceEvent } from './device.events.ts';
import { clearRemembered, deleteDevice, deleteUnusedDevices, findDevicesOf } from './device.queries.ts';
import { KNOWN_FOR } from './device.ts';

type Ctx = Db & Emits<DeviceEvent>;
type Owner = Pick<Person, 'id' | 'organizationId'>;

/** The browser counts as new again; its sessions go on. False when there was no such device. Within a unit of work. */
export async function forgetDevice(ctx: Ctx, owner: Owner, id: string, actor: string): Promise<boolean> {
  if (!(await deleteDevice(ctx.db, owner.id, id))) return false;
  const { organizationId, id: personId } = owner;
  ctx.emit({ type: 'device.forgotten', organizationId, actor, personId, deviceId: id });
  return true;
}

/** After a recovery, a reset or a deactivation: none of them counts any more. Within a unit of work. */
export async function forgetDevicesOf(ctx: Ctx, owner: Owner, actor: string): Promise<void> {
  for (const { id } of await findDevicesOf(ctx.db, owner.id, 0)) await forgetDevice(ctx, owner, id, actor);
}

/** After a change of the password or of a second factor: the second step is asked for everywhere. Within a unit of work. */
export const stopRemembering = ({ db }: Db, { id }: Pick<Person, 'id'>): Promise<void> => clearRemembered(db, id);

export const forgetUnusedDevices = ({ db, now }: Db & Clock): Promise<void> =>
  deleteUnusedDevices(db, now() - KNOWN_FOR);
