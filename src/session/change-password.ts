import type { PasswordEvent } from '../factors/password/password.events.ts';
import { setPassword } from '../factors/password/set-password.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { stopRemembering } from '../signin/devices/forget-device.ts';
import { forgetFlowsOf } from '../signin/flow/begin-flow.ts';
import { forgetGuessesAt } from '../signin/guesses/guess-budgets.ts';
import { type MailingOrganization, tellOwner } from '../signin/notices/tell-owner.ts';
import type { Db } from '../store/database.ts';
import { endSessionsOf } from './end-session.ts';
import { renewSession } from './renew-session.ts';
import type { SessionEvent } from './session.events.ts';
import type { Principal } from './session.ts';

interface Change {
  readonly principal: Principal;
  readonly organization: MailingOrganization;
  /** Of the new password: made outside, it takes long. */
  readonly hash: string;
}

/** Sets the password of who is signed in; only this session goes on, under the token of the answer. Within a unit of work. */
export async function changePassword(
  ctx: Db & Clock & Emits<PasswordEvent | SessionEvent>,
  { principal: { person, session }, organization, hash }: Change,
): Promise<string> {
  const { id: personId, organizationId } = person;
  await setPassword(ctx, { organizationId, personId }, hash, personId);
  await forgetFlowsOf(ctx, person);
  await forgetGuessesAt(ctx, person, ['password', 'totp']);
  await stopRemembering(ctx, person);
  await endSessionsOf(ctx, personId, { actor: personId, because: 'password_changed', except: session.id });
  await tellOwner(ctx, { person, organization }, 'password_changed');
  return renewSession(ctx, session);
}
