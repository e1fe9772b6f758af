import type { DirectoryEvent } from '../directory/directory.events.ts';
import type { Person } from '../directory/person.ts';
import { switchOffPerson } from '../directory/switch-person.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { DeviceEvent } from '../signin/devices/device.events.ts';
import { forgetDevicesOf } from '../signin/devices/forget-device.ts';
import { forgetFlowsOf } from '../signin/flow/begin-flow.ts';
import type { Db } from '../store/database.ts';
import { endSessionsOf } from './end-session.ts';
import type { SessionEvent } from './session.events.ts';

/** Keeps a person out from the next request on, and ends every session. False when they were out already. */
export async function deactivatePerson(
  ctx: Db & Clock & Emits<DeviceEvent | DirectoryEvent | SessionEvent>,
  person: Pick<Person, 'id' | 'organizationId' | 'deactivatedAt'>,
  actor: string,
): Promise<boolean> {
  if (!(await switchOffPerson(ctx, person, actor))) return false;
  await endSessionsOf(ctx, person.id, { actor, because: 'deactivated' });
  await forgetFlowsOf(ctx, person);
  await forgetDevicesOf(ctx, person, actor);
  return true;
}
