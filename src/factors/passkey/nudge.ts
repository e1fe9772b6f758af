import { type Clock, DAY } from '../../kit/clock.ts';
import type { Db } from '../../store/database.ts';
import { hasKey } from '../webauthn/keys.ts';
import { findNudge, putNudge } from './nudge.queries.ts';

/** After the first, second and third “not now”; after the fourth it is never offered again. */
const pauses = [DAY, 7 * DAY, 30 * DAY] as const;

/** Whether a passkey is to be offered: never to who has one here, and less and less to who puts it off. */
export async function isPasskeyDue(ctx: Db & Clock, personId: string, origin: string): Promise<boolean> {
  const nudge = await findNudge(ctx.db, personId);
  if (nudge && (nudge.againAt === null || nudge.againAt > ctx.now())) return false;
  return !(await hasKey(ctx, personId, { factor: 'passkey', origin }));
}

/** “Not now.” Within a unit of work. */
export async function putOffPasskey(ctx: Db & Clock, personId: string): Promise<void> {
  const { putOff } = (await findNudge(ctx.db, personId)) ?? { putOff: 0 };
  const pause = pauses[putOff];
  const againAt = pause === undefined ? null : ctx.now() + pause;
  await putNudge(ctx.db, personId, { putOff: putOff + 1, againAt });
}
