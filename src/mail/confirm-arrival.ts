import { takeTurn } from '../edge/limit-rate.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { MailEvent } from './mail.events.ts';
import { TEST_MAIL_LIFETIME, type TestMail } from './test-mail.ts';

/** Notes that a test mail arrived: once, however often its link is followed. Within a unit of work. */
export async function confirmArrival(ctx: Db & Clock & Emits<MailEvent>, test: TestMail): Promise<void> {
  const { organizationId, testId, personId: actor, route } = test;
  const turn = await takeTurn(ctx, `mail-arrived:${testId}`, { most: 1, per: TEST_MAIL_LIFETIME });
  if (turn.ok) ctx.emit({ type: 'mail.arrived', organizationId, actor, testId, route });
}
