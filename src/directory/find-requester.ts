import type { Clock } from '../kit/clock.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import { type ContactId, ensureContact, findContactByEmail } from './contact.queries.ts';
import { isEmail, isFullName } from './identifier.ts';
import type { OrganizationId } from './organization.ts';
import { findPersonByEmail } from './person.queries.ts';
import type { Person, PersonId } from './person.ts';

/** Whom a representative may act for: a person who signs in, or a contact who only has an address. */
export type Requester = { readonly email: string; readonly fullName: string; readonly isVerified: boolean } & (
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'contact'; readonly id: ContactId }
);

interface Wish {
  readonly organizationId: OrganizationId;
  readonly email: string;
  /** Of a contact that is made; the address stands in for what is no name. */
  readonly fullName: string;
}

/** The person or the contact with that address; where there is neither, a contact is made. Within a unit of work. */
export async function findRequester(ctx: Db & Clock, wish: Wish): Promise<Result<Requester, 'bad_email'>> {
  const { organizationId, fullName } = wish;
  const email = wish.email.trim();
  const person = await findPersonByEmail(ctx.db, organizationId, email);
  if (person)
    return accept({ ...pick(person), kind: 'person', id: person.id, isVerified: person.emailVerifiedAt !== null });
  if (!isEmail(email)) return refuse('bad_email');
  const name = isFullName(fullName) ? fullName.trim() : email;
  const contact = await ensureContact(ctx.db, organizationId, { email, fullName: name }, ctx.now());
  return accept({ ...pick(contact), kind: 'contact', id: contact.id, isVerified: false });
}

const pick = ({ email, fullName }: { readonly email: string; readonly fullName: string }) => ({ email, fullName });

/** The contact that had a person's address before the person came. */
export const findContactOf = ({ db }: Db, { organizationId, email }: Pick<Person, 'organizationId' | 'email'>) =>
  findContactByEmail(db, organizationId, email);
