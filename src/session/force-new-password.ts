import type { Person } from '../directory/person.ts';
import { distrustPassword } from '../factors/password/distrust-password.ts';
import type { PasswordEvent } from '../factors/password/password.events.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { type MailingOrganization, tellOwner } from '../signin/notices/tell-owner.ts';
import type { Db } from '../store/database.ts';
import { endSessionsOf } from './end-session.ts';
import type { SessionEvent } from './session.events.ts';

interface Force {
  readonly person: Person;
  readonly organization: MailingOrganization;
  readonly actor: string;
}

/**
 * On evidence that others know a password: every session ends, the next sign-in leads to choosing another, and the owner
 * hears of it. False where there is no password, or that was done before. Within a unit of work.
 */
export async function forceNewPassword(
  ctx: Db & Clock & Emits<PasswordEvent | SessionEvent>,
  { person, organization, actor }: Force,
): Promise<boolean> {
  const { id: personId, organizationId } = person;
  if (!(await distrustPassword(ctx, { organizationId, personId }, actor))) return false;
  await endSessionsOf(ctx, personId, { actor, because: 'password_distrusted' });
  await tellOwner(ctx, { person, organization }, 'password_distrusted');
  return true;
}
