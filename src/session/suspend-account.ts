import { changeEmail } from '../directory/change-email.ts';
import type { DirectoryEvent } from '../directory/directory.events.ts';
import { removeNewNoticeAddresses } from '../directory/keep-notice-address.ts';
import type { Organization } from '../directory/organization.ts';
import { readPerson } from '../directory/read-person.ts';
import type { AuthenticatorEvent } from '../factors/authenticator.events.ts';
import { disableAuthenticator } from '../factors/disable-authenticator.ts';
import { disableFactor } from '../factors/disable-factor.ts';
import { forgetEnrolmentsOf } from '../factors/forget-enrolments.ts';
import type { PasswordEvent } from '../factors/password/password.events.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { DeviceEvent } from '../signin/devices/device.events.ts';
import { forgetDevicesOf } from '../signin/devices/forget-device.ts';
import { forgetFlowsOf } from '../signin/flow/begin-flow.ts';
import { OBJECT_WITHIN, type Objection, readObjection, spendObjection } from '../signin/notices/objection.ts';
import { tellOwner } from '../signin/notices/tell-owner.ts';
import type { SignInEvent } from '../signin/signin.events.ts';
import type { Db } from '../store/database.ts';
import { endSessionsOf } from './end-session.ts';
import type { SessionEvent } from './session.events.ts';

type Ctx = Db &
  Clock &
  Emits<AuthenticatorEvent | DeviceEvent | DirectoryEvent | PasswordEvent | SessionEvent | SignInEvent>;

interface Report {
  /** Of the link. */
  readonly secret: string;
  readonly organization: Organization;
  readonly address: string;
}

/**
 * “That was not me”: one factor, the mailbox, is enough to shut an account, and none of it opens anything (NIST 800-63B
 * section 4.3). Every session ends, the password and what was set up are taken no more, and an address that was changed
 * comes back. False for a link that was used, or is over. Within a unit of work.
 */
export async function suspendAccount(ctx: Ctx, { secret, organization, address }: Report): Promise<boolean> {
  const objection = await readObjection(ctx, secret);
  if (objection?.organizationId !== organization.id || !(await spendObjection(ctx, secret))) return false;
  const { personId, organizationId, notice } = objection;
  const actor = 'stranger';
  ctx.emit({ type: 'account.suspended', organizationId, actor, address, personId, notice });
  await endSessionsOf(ctx, personId, { actor, because: 'objected' });
  await takeNoMore(ctx, objection);
  const owner = { id: personId, organizationId };
  await forgetDevicesOf(ctx, owner, actor);
  await removeNewNoticeAddresses(ctx, owner, ctx.now() - OBJECT_WITHIN, actor);
  if (objection.formerEmail !== undefined) await changeEmail(ctx, owner, objection.formerEmail, actor);
  const person = await readPerson(ctx, organizationId, personId);
  if (person) await tellOwner(ctx, { person, organization }, 'account_suspended');
  return true;
}

async function takeNoMore(ctx: Ctx, { organizationId, personId, authenticatorId }: Objection) {
  const owner = { organizationId, personId };
  await disableFactor(ctx, owner, 'password');
  if (authenticatorId !== undefined) await disableAuthenticator(ctx, owner, authenticatorId);
  await forgetEnrolmentsOf(ctx, personId);
  await forgetFlowsOf(ctx, { id: personId });
}
