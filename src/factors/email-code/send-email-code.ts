import { type RateLimit, takeTurn } from '../../edge/limit-rate.ts';
import { HOUR } from '../../kit/clock.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { queueSecretMail } from '../../mail/queue-mail.ts';
import type { Attempt, Inside } from '../factor.ts';
import { keepCode, newCode, spaced } from '../out-of-band.ts';
import { emailCodeWords } from './email-code.words.ts';
import { CODE_DIGITS, CODE_LIFETIME, MAILED_CODE_URL, sealMailedCode } from './mailed-link.ts';

const inOnePlace: RateLimit = { most: 5, per: HOUR };
/** Whoever asserts an address may make us write to it, from however many browsers: its owner must not drown in it. */
const toOneAddress: RateLimit = { most: 10, per: HOUR };

/**
 * Mails a code for this place. Whether somebody is known, and how often others have asked for them, shows in nothing: the
 * answer depends on the place alone. Within a unit of work.
 */
export async function sendEmailCode(ctx: Inside, attempt: Attempt): Promise<Result<true, 'too_many'>> {
  const { organization, place } = attempt;
  const person = attempt.person?.deactivatedAt === null ? attempt.person : undefined;
  if (!(await takeTurn(ctx, `email-code:${place}`, inOnePlace)).ok) return refuse('too_many');
  const isHeard = await takeTurn(ctx, `email-code:${person?.id ?? place}:${organization.id}`, toOneAddress);

  const code = newCode(CODE_DIGITS);
  const letter = writeLetter(ctx, attempt, code);
  const sentTo = person?.email ?? '';
  const sealed = { place, factor: 'email_code', code, sentTo, messageId: null, lifetime: CODE_LIFETIME } as const;
  await keepCode(ctx, { ...sealed, personId: person?.id ?? null });
  if (!person || !isHeard.ok) return accept(true);
  await queueSecretMail(ctx, { ...letter, organizationId: organization.id, recipient: person.email });
  ctx.emit({ type: 'address-code.sent', organizationId: organization.id, actor: person.id, personId: person.id });
  return accept(true);
}

/** Its last line lets browsers fill it in on this host alone (origin-bound one-time codes). */
function writeLetter(ctx: Inside, { organization, person, place, origin, language }: Attempt, code: string) {
  const { title } = organization;
  const words = emailCodeWords[person?.language ?? language ?? organization.language];
  const sealed = sealMailedCode(ctx.sealer, { place, code, expiresAt: ctx.now() + CODE_LIFETIME });
  const told = { title, code: spaced(code), link: `${origin}${MAILED_CODE_URL}/${sealed}` };
  return { subject: words.subject(title), body: `${words.body(told)}\n@${new URL(origin).hostname} #${code}\n` };
}
