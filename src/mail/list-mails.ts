import type { Db } from '../store/database.ts';
import { selectMails } from './mail.queries.ts';
import { type Mail, type MailState, stateOf } from './mail.ts';

export interface MailPage {
  readonly mails: readonly (Mail & { readonly state: MailState })[];
  /** Give it as `before` to see the next page; absent on the last. */
  readonly next?: string;
}

/** One page of an organization's mails, newest first, for its administrators. */
export async function listMails(
  ctx: Db,
  organizationId: string,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<MailPage> {
  const found = await selectMails(ctx.db, organizationId, before, limit + 1);
  const mails = found.slice(0, limit).map((mail) => ({ ...mail, state: stateOf(mail) }));
  const last = mails.at(-1);
  return found.length > limit && last ? { mails, next: last.id } : { mails };
}
