import { randomInt } from 'node:crypto';
import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import { spaced } from '../../factors/out-of-band.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { hashSecret, newSecret, type Sealer } from '../../kit/secrets.ts';
import { queueSecretMail } from '../../mail/queue-mail.ts';
import type { Db } from '../../store/database.ts';
import type { AssistedRecoveryEvent } from './assisted-recovery.events.ts';
import { markSent } from './assisted-recovery.queries.ts';
import { type AssistedRecovery, CODE_DIGITS, hashReadOutCode, LINK_LIFETIME } from './assisted-recovery.ts';
import { assistedLetters } from './assisted-recovery.words.ts';

interface Sending {
  readonly recovery: AssistedRecovery;
  readonly organization: Organization;
  readonly person: Person;
  readonly administrator: Person;
  readonly origin: string;
}

/**
 * When the waiting time is over: a link by mail, and a code for the administrator to read out. Neither is worth anything
 * without the other, so that whoever reads the mailbox alone, or is an administrator alone, does not get in.
 */
export async function sendAssistedLink(
  ctx: Db & Clock & Emits<AssistedRecoveryEvent> & { readonly sealer: Sealer },
  { recovery, organization, person, administrator, origin }: Sending,
): Promise<Result<string, 'not_open'>> {
  const secret = newSecret();
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const now = ctx.now();
  const isSent = await markSent(ctx.db, recovery.id, {
    secretHash: hashSecret(secret),
    codeHash: hashReadOutCode(ctx.sealer, recovery.id, code),
    now,
    expiresAt: now + LINK_LIFETIME,
  });
  if (!isSent) return refuse('not_open');
  const { subject, body } = assistedLetters[person.language ?? organization.language].open;
  const { title, id: organizationId } = organization;
  const told = { title, email: person.email, link: `${origin}/recovery/${secret}` };
  await queueSecretMail(ctx, { organizationId, recipient: person.email, subject: subject(title), body: body(told) });
  ctx.emit({ type: 'recovery.sent', organizationId, personId: person.id, actor: administrator.id });
  return accept(spaced(code));
}
