import type { DirectoryEvent } from '../../directory/directory.events.ts';
import { offerInvitation } from '../../directory/offer-invitation.ts';
import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import { type RateLimit, takeTurn } from '../../edge/limit-rate.ts';
import { hasSecondFactor } from '../../factors/list-second-factors.ts';
import { hasPassword } from '../../factors/password/has-password.ts';
import { type Clock, HOUR } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { Sealer } from '../../kit/secrets.ts';
import { queueSecretMail } from '../../mail/queue-mail.ts';
import type { Db } from '../../store/database.ts';
import { invitationLetter } from './invitation.words.ts';

export type InvitationContext = Db & Clock & Emits<DirectoryEvent> & { readonly sealer: Sealer };

/** Who invites, into which organization, and where the link leads. */
export interface Inviter {
  readonly organization: Organization;
  readonly person: Person;
  /** Of ours: the link begins with it. */
  readonly origin: string;
}

export type InvitationRefusal = 'too_many' | 'deactivated' | 'has_own_way';

const limits = {
  toOnePerson: { most: 5, per: HOUR },
  ofOneOrganization: { most: 200, per: HOUR },
} as const satisfies Readonly<Record<string, RateLimit>>;

/**
 * Mails a link by which a person sets a first password; the one before is good no more. Never to somebody who has a
 * password or a second factor: the link would be a way around them. Within a unit of work.
 */
export async function sendInvitation(
  ctx: InvitationContext,
  invited: Person,
  inviter: Inviter,
): Promise<Result<true, InvitationRefusal>> {
  if (invited.deactivatedAt !== null) return refuse('deactivated');
  if (await hasOwnWay(ctx, invited)) return refuse('has_own_way');
  const isWithin =
    (await countMail(ctx, 'toOnePerson', invited.id)) &&
    (await countMail(ctx, 'ofOneOrganization', inviter.organization.id));
  if (!isWithin) return refuse('too_many');
  await mailInvitation(ctx, invited, inviter);
  return accept(true);
}

/** Counts one more mail to a person, or of an organization. False when there were too many. */
export const countMail = async (ctx: Db & Clock, limit: keyof typeof limits, id: string): Promise<boolean> =>
  (await takeTurn(ctx, `invitation:${limit}:${id}`, limits[limit])).ok;

/** The mail itself, to somebody who may get it. */
export async function mailInvitation(
  ctx: InvitationContext,
  invited: Person,
  { organization, person: inviter, origin }: Inviter,
): Promise<void> {
  const secret = await offerInvitation(ctx, invited, inviter.id);
  const { title, language, id: organizationId } = organization;
  const { email } = invited;
  const told = { title, fullName: inviter.fullName, email, link: `${origin}/invitation/${secret}` };
  const { subject, body } = invitationLetter[invited.language ?? language];
  await queueSecretMail(ctx, { organizationId, recipient: email, subject: subject(told), body: body(told) });
}

/** Whether somebody has a proof of their own already. */
export const hasOwnWay = async (ctx: Db, { id }: Pick<Person, 'id'>): Promise<boolean> =>
  (await hasPassword(ctx, id)) || (await hasSecondFactor(ctx, id));
