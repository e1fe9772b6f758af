import type { Change } from '../kit/change.ts';
import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import { changePerson } from './change-person.ts';
import { createPerson, type PersonRefusal } from './create-person.ts';
import type { DirectoryEvent } from './directory.events.ts';
import type { OrganizationId } from './organization.ts';
import { findPersonByEmail } from './person.queries.ts';
import type { Person, PersonId, PersonKind } from './person.ts';
import { markEmailVerified } from './write-person.queries.ts';

export interface PersonWish {
  readonly email: string;
  readonly fullName: string;
  readonly kind: PersonKind;
  readonly loginName?: string;
  /** Only a representative has these two, and must. */
  readonly role?: string;
  readonly profile?: string;
}

interface Put {
  readonly person: Pick<Person, 'id' | 'organizationId' | 'deactivatedAt'>;
  readonly change: Change;
  /** Until now the address was only asserted by a link: whoever came in on that must be sent out. */
  readonly isAddressNew: boolean;
}

/** Makes the person as wished, by the e-mail address, and vouches for address and login name. */
export async function putPerson(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  organizationId: OrganizationId,
  wish: PersonWish,
  actor: string,
): Promise<Result<Put, PersonRefusal>> {
  const was = await findPersonByEmail(ctx.db, organizationId, wish.email);
  if (!was) return add(ctx, organizationId, wish, actor);
  const { email: _, ...settings } = wish;
  const changed = await changePerson(ctx, was, { ...settings, isManagedByFile: true }, actor);
  if (!changed.ok) return changed;
  const isAddressNew = was.emailVerifiedAt === null;
  if (isAddressNew) await vouch(ctx, was, actor);
  const change = isAddressNew ? [...changed.value, 'emailVerified'] : changed.value;
  return accept({ person: was, change, isAddressNew });
}

async function add(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  organizationId: OrganizationId,
  wish: PersonWish,
  actor: string,
): Promise<Result<Put, PersonRefusal>> {
  const names = { loginName: null, role: null, profile: null, ...wish, organizationId };
  const created = await createPerson(ctx, { ...names, identifiers: 'vouched', createdBy: 'file', actor });
  if (!created.ok) return created;
  const person = { id: created.value, organizationId, deactivatedAt: null };
  return accept({ person, change: 'created', isAddressNew: false });
}

async function vouch(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  person: { id: PersonId; organizationId: OrganizationId },
  actor: string,
) {
  const { id: personId, organizationId } = person;
  await markEmailVerified(ctx.db, personId, ctx.now());
  ctx.emit({ type: 'address.verified', organizationId, actor, personId, by: actor });
}
