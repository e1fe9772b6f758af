import type { Clock } from '../kit/clock.ts';
import { newId } from '../kit/ids.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { insertMail } from './mail.queries.ts';
import type { Mail } from './mail.ts';
import { sealText } from './seal-text.ts';

export type Letter = Pick<Mail, 'organizationId' | 'recipient' | 'subject' | 'body'>;

/**
 * Puts a mail in line, within the unit of work that gives rise to it: no change without its mail, no mail without its
 * change. Answers its id.
 */
export const queueMail = (ctx: Db & Clock, letter: Letter): Promise<string> =>
  putInLine(ctx, letter, newId('mail', ctx.now()), null);

/** The same for a letter with a code or a link that lets somebody in: its text can be read with our key alone. */
export function queueSecretMail(
  ctx: Db & Clock & { readonly sealer: Sealer },
  { body, ...letter }: Letter,
): Promise<string> {
  const id = newId('mail', ctx.now());
  return putInLine(ctx, { ...letter, body: '' }, id, sealText(ctx, id, body));
}

async function putInLine(ctx: Db & Clock, letter: Letter, id: string, sealedBody: Uint8Array | null) {
  if (!isOneAddress(letter.recipient)) throw new Error('A mail goes to exactly one address');
  const now = ctx.now();
  const subject = letter.subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim(); // a line break would begin another header
  const untried = { createdAt: now, attempts: 0, nextTryAt: now, sentAt: null, problem: null };
  await insertMail(ctx.db, { ...letter, ...untried, id, subject, sealedBody });
  return id;
}

/** Whatever has been accepted as an identifier; never a list, a name with an address, or a command to the mail server. */
const isOneAddress = (text: string): boolean => /^[^\s,;:<>()[\]"\\@\p{Cc}]+@[^\s,;:<>()[\]"\\@\p{Cc}]+$/u.test(text);
