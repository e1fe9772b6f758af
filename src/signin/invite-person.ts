import { createPerson, type PersonDraft, type PersonRefusal } from '../directory/create-person.ts';
import type { PersonId } from '../directory/person.ts';
import { readPerson } from '../directory/read-person.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import { type InvitationContext, type InvitationRefusal, type Inviter, sendInvitation } from './send-invitation.ts';

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
  const created = await createPerson(ctx, { ...wish, ...added, organizationId });
  if (!created.ok) return created;
  const person = await readPerson(ctx, organizationId, created.value);
  if (!person) throw new Error('A person who was just added is not there');
  const sent = await sendInvitation(ctx, person, inviter);
  if (sent.ok) return accept(person.id);
  if (sent.reason === 'too_many') return refuse('too_many');
  throw new Error(`A person who was just added cannot be invited: ${sent.reason}`);
}
