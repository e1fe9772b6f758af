import { type RateLimit, takeTurn } from '../edge/limit-rate.ts';
import { type Clock, HOUR } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { newId } from '../kit/ids.ts';
import { accept, type Result } from '../kit/result.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { MailEvent } from './mail.events.ts';
import { type MailServer, routeOf } from './mail-server.ts';
import { queueSecretMail } from './queue-mail.ts';
import { sealTestMail } from './test-mail.ts';

interface Wish {
  readonly organizationId: string;
  readonly title: string;
  /** Who asks, and gets it. */
  readonly person: { readonly id: string; readonly email: string };
  readonly server: MailServer;
  /** The link begins with it. */
  readonly origin: string;
}

const limit: RateLimit = { most: 5, per: HOUR };

/** Mails the person who asks a link that proves the mail’s arrival. Within a unit of work. */
export async function sendTestMail(
  ctx: Db & Clock & Emits<MailEvent> & { readonly sealer: Sealer },
  { organizationId, title, person, server, origin }: Wish,
): Promise<Result<true, 'too_many'>> {
  const turn = await takeTurn(ctx, `test-mail:${organizationId}`, limit);
  if (!turn.ok) return turn;
  const now = ctx.now();
  const testId = newId('tst', now);
  const test = { organizationId, testId, personId: person.id, route: routeOf(server), writtenAt: now };
  await queueSecretMail(ctx, {
    organizationId,
    recipient: person.email,
    subject: `Test mail of ${title}`,
    body: letter(title, `${origin}/mail-arrived?mail=${sealTestMail(ctx, test)}`),
  });
  ctx.emit({ type: 'mail.tested', organizationId, actor: person.id, testId });
  return accept(true);
}

const letter = (title: string, link: string): string => `You asked for a test mail of ${title}. This is it.

Follow the link and press the button there: then the console knows that mails arrive.

${link}

It works for 3 days, and opens nothing else. If you did not ask for it, do nothing.
`;
