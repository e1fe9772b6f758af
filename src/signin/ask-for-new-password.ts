import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import { type RateLimit, takeTurn } from '../edge/limit-rate.ts';
import { type Clock, HOUR } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import { queueMail } from '../mail/queue-mail.ts';
import type { Db } from '../store/database.ts';
import { askLetter } from './ask-for-new-password.words.ts';
import type { AssistedRecoveryEvent } from './assisted-recovery/assisted-recovery.events.ts';

interface Asking {
  readonly organization: Organization;
  readonly person: Person;
  readonly actor: string;
  /** Of the portal: the link begins with it. */
  readonly origin: string;
}

const toOnePerson: RateLimit = { most: 5, per: HOUR };

/** Mails the person where to choose a new password. An administrator never gets to know or to choose one. Within a unit of work. */
export async function askForNewPassword(
  ctx: Db & Clock & Emits<AssistedRecoveryEvent>,
  { organization, person, actor, origin }: Asking,
): Promise<Result<true, 'too_many' | 'deactivated'>> {
  if (person.deactivatedAt !== null) return refuse('deactivated');
  if (!(await takeTurn(ctx, `new-password:${person.id}`, toOnePerson)).ok) return refuse('too_many');
  const { subject, body } = askLetter[person.language ?? organization.language];
  const { title, id: organizationId } = organization;
  const link = `${origin}/sign-in/recover?identifier=${encodeURIComponent(person.email)}`;
  const letter = { subject: subject(title), body: body({ title, email: person.email, link }) };
  await queueMail(ctx, { organizationId, recipient: person.email, ...letter });
  ctx.emit({ type: 'recovery.asked', organizationId, personId: person.id, actor });
  return accept(true);
}
