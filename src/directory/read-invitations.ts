import type { Clock } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { findNewestOpen, listInvitations } from './invitation.queries.ts';
import { type Invitation, type InvitationState, invitationStateOf } from './invitation.ts';
import type { OrganizationId } from './organization.ts';
import type { PersonId } from './person.ts';

export type SeenInvitation = Invitation & { readonly state: InvitationState };

/** The last invitation of each of these people who has one. */
export async function readInvitations(
  { db, now }: Db & Clock,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, SeenInvitation>> {
  const invitations = await listInvitations(db, personIds);
  return new Map(invitations.map((one) => [one.personId, { ...one, state: invitationStateOf(one, now()) }]));
}

/** The newest invitation of a representative that is still open. */
export const readOpenInvitation = (
  { db, now }: Db & Clock,
  organizationId: OrganizationId,
): Promise<Invitation | undefined> => findNewestOpen(db, organizationId, now());
