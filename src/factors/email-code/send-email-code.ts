import { randomInt } from 'node:crypto';
import { type RateLimit, takeTurn } from '../../edge/limit-rate.ts';
import { type Clock, HOUR } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import type { Language } from '../../kit/language.ts';
import { accept, type Result } from '../../kit/result.ts';
import type { Sealer } from '../../kit/secrets.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import type { Db } from '../../store/database.ts';
import type { EmailCodeEvent } from './email-code.events.ts';
import { deleteExpiredCodes, putCode } from './email-code.queries.ts';
import { CODE_DIGITS, CODE_LIFETIME, type Holder, hashCode } from './email-code.ts';
import { emailCodeWords } from './email-code.words.ts';

/** Whoever asserts an address may make us write to it: its owner must not drown in it. */
const toOneAddress: RateLimit = { most: 5, per: HOUR };

type Wish = Holder & {
  readonly email: string;
  /** Of the organization. The mail says nothing else that the person who asks has chosen. */
  readonly title: string;
  readonly language: Language;
};

/** Mails a code that proves, in this session, that the address is theirs. Within a unit of work. */
export async function sendEmailCode(
  ctx: Db & Clock & Emits<EmailCodeEvent> & { readonly sealer: Sealer },
  { email, title, language, ...holder }: Wish,
): Promise<Result<true, 'too_many'>> {
  const { organizationId, personId, sessionId } = holder;
  const turn = await takeTurn(ctx, `email-code:${personId}`, toOneAddress);
  if (!turn.ok) return turn;

  const code = randomInt(10 ** CODE_DIGITS)
    .toString()
    .padStart(CODE_DIGITS, '0');
  await deleteExpiredCodes(ctx.db, ctx.now());
  const codeHash = hashCode(ctx.sealer, sessionId, code);
  await putCode(ctx.db, { sessionId, personId, codeHash, expiresAt: ctx.now() + CODE_LIFETIME });
  const words = emailCodeWords[language];
  await queueMail(ctx, {
    organizationId,
    recipient: email,
    subject: words.subject(title),
    body: words.body(title, `${code.slice(0, 4)} ${code.slice(4)}`),
  });
  ctx.emit({ type: 'address-code.sent', actor: personId, ...holder });
  return accept(true);
}
