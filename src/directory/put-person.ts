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
  readonly loginName?: string | null;
  /** Only a representative has these two, and must. */
  readonly role?: string;
  readonly profile?: string;
  /** What only a signed link has said so far: nobody vouches for it, and what was proved meanwhile stays proved. */
  readonly asserted?: readonly ('email' | 'login_name')[];
}

interface Put {
  readonly person: Pick<Person, 'id' | 'organizationId' | 'deactivatedAt' | 'emailVerifiedAt'>;
  readonly change: Change;
  /** Until now the address was only asserted by a link: whoever came in on that must be sent out. */
  readonly isAddressNew: boolean;
}

/** Makes the person as wished, by the e-mail address, vouches for address and login name, and has a file manage them. */
export async function putPerson(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  organizationId: OrganizationId,
  wish: PersonWish,
  actor: string,
): Promise<Result<Put, PersonRefusal>> {
  const was = await findPersonByEmail(ctx.db, organizationId, wish.email);
  if (!was) return add(ctx, organizationId, wish, actor);
  const { email: _, asserted = [], ...settings } = wish;
  const loginNameIs = asserted.includes('login_name') ? 'asserted' : 'vouched';
  const changed = await changePerson(ctx, was, { ...settings, loginNameIs, isManagedByFile: true }, actor);
  if (!changed.ok) return changed;
  const isAddressNew = was.emailVerifiedAt === null && !asserted.includes('email');
  if (isAddressNew) await vouch(ctx, was, actor);
  const change = isAddressNew ? [...changed.value, 'emailVerified'] : changed.value;
  return accept({ person: was, change, isAddressNew });
}

async function add(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  organizationId: OrganizationId,
  { asserted = [], ...wish }: PersonWish,
  actor: string,
): Promise<Result<Put, PersonRefusal>> {
  const names = { loginName: null, role: null, profile: null, ...wish, organizationId };
  const created = await createPerson(ctx, { ...names, identifiers: { asserted }, createdBy: 'file', actor });
  if (!created.ok) return created;
  const emailVerifiedAt = asserted.includes('email') ? null : ctx.now();
  const person = { id: created.value, organizationId, deactivatedAt: null, emailVerifiedAt };
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
