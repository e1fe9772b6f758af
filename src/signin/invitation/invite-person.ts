import { checkDraft, createPerson, type PersonDraft, type PersonRefusal } from '../../directory/create-person.ts';
import type { PersonId } from '../../directory/person.ts';
import { readPerson } from '../../directory/read-person.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import {
  countMail,
  type InvitationContext,
  type InvitationRefusal,
  type Inviter,
  mailInvitation,
} from './send-invitation.ts';

export type InviteRefusal = PersonRefusal | Extract<InvitationRefusal, 'too_many'>;

type Wish = Pick<PersonDraft, 'email' | 'fullName' | 'kind' | 'role' | 'profile'>;

/**
 * Adds somebody whose address is only asserted until they accept, and mails them the link. An address that somebody has
 * is refused, so nobody’s account is reached by it.
 */
export async function invitePerson(
  ctx: InvitationContext,
  wish: Wish,
  inviter: Inviter,
): Promise<Result<PersonId, InviteRefusal>> {
  const { id: organizationId } = inviter.organization;
  const added = {
    loginName: null,
    identifiers: 'asserted',
    createdBy: 'administrator',
    actor: inviter.person.id,
  } as const;
  const draft = { ...wish, ...added, organizationId };
  const refused = await checkDraft(ctx, draft);
  if (refused) return refuse(refused);
  // Before anybody is added who would get no mail.
  if (!(await countMail(ctx, 'ofOneOrganization', organizationId))) return refuse('too_many');
  const created = await createPerson(ctx, draft);
  if (!created.ok) return created;
  const person = await readPerson(ctx, organizationId, created.value);
  if (!person) throw new Error('A person who was just added is not there');
  await countMail(ctx, 'toOnePerson', person.id);
  await mailInvitation(ctx, person, inviter);
  return accept(person.id);
}
