import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import { LONGEST_WAIT } from './deliver-mail.ts';
import type { MailEvent } from './mail.events.ts';
import { reviveMails } from './mail.queries.ts';

/** Puts mails in line again that were given up and are not out of date: one, or all. Answers how many. */
export async function retryMails(
  ctx: Db & Clock & Emits<MailEvent>,
  organizationId: string,
  { id, actor }: { readonly id?: string; readonly actor: string },
): Promise<number> {
  const mails = await reviveMails(ctx.db, {
    organizationId,
    id,
    writtenAfter: ctx.now() - LONGEST_WAIT,
    at: ctx.now(),
  });
  if (mails > 0) ctx.emit({ type: 'mail.retried', organizationId, actor, mails });
  return mails;
}
