import type { Clock } from '../kit/clock.ts';
import { newId } from '../kit/ids.ts';
import type { Db } from '../store/database.ts';
import { insertMail } from './mail.queries.ts';
import type { Mail } from './mail.ts';

export type Letter = Pick<Mail, 'organizationId' | 'recipient' | 'subject' | 'body'>;

/**
 * Puts a mail in line, within the unit of work that gives rise to it: no change without its mail, no mail without its
 * change. Answers its id.
 */
export async function queueMail(ctx: Db & Clock, letter: Letter): Promise<string> {
  if (!isOneAddress(letter.recipient)) throw new Error('A mail goes to exactly one address');
  const now = ctx.now();
  const id = newId('mail', now);
  const subject = letter.subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim(); // a line break would begin another header
  const untried = { createdAt: now, attempts: 0, nextTryAt: now, sentAt: null, problem: null };
  await insertMail(ctx.db, { ...letter, ...untried, id, subject });
  return id;
}

/** Whatever has been accepted as an identifier; never a list, a name with an address, or a command to the mail server. */
const isOneAddress = (text: string): boolean => /^[^\s,;:<>()[\]"\\@\p{Cc}]+@[^\s,;:<>()[\]"\\@\p{Cc}]+$/u.test(text);
