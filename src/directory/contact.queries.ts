import type { Millis } from '../kit/clock.ts';
import { type Id, newId } from '../kit/ids.ts';
import type { Database } from '../store/database.ts';
import { prepared } from '../store/prepared.ts';
import { RepeatUnit } from '../store/repeat-unit.ts';
import { normalizeIdentifier } from './identifier.ts';
import type { OrganizationId } from './organization.ts';

export type ContactId = Id<'con'>;

/** Somebody who writes to the portal and has no sign-in. */
export interface Contact {
  readonly id: ContactId;
  readonly email: string;
  readonly fullName: string;
}

export async function findContactByEmail(
  db: Database,
  organizationId: OrganizationId,
  email: string,
): Promise<Contact | undefined> {
  const [row] = (await contactByAddress(db, { organizationId, normalized: normalizeIdentifier(email) })).rows;
  return row && { id: row.id as ContactId, email: row.email, fullName: row.full_name };
}

interface ByAddress {
  readonly organizationId: OrganizationId;
  readonly normalized: string;
}

const contactByAddress = prepared((db, { organizationId, normalized }: ByAddress) =>
  db
    .selectFrom('contact')
    .select(['id', 'email', 'full_name'])
    .where('organization_id', '=', organizationId)
    .where('normalized', '=', normalized),
);

/** The contact with that address, made where there is none. */
export async function ensureContact(
  db: Database,
  organizationId: OrganizationId,
  { email, fullName }: Omit<Contact, 'id'>,
  at: Millis,
): Promise<Contact> {
  const known = await findContactByEmail(db, organizationId, email);
  if (known) return known;
  const id = newId('con', at);
  const normalized = normalizeIdentifier(email);
  const added = await db
    .insertInto('contact')
    .values({ id, organization_id: organizationId, email, normalized, full_name: fullName, created_at: at })
    .onConflict((conflict) => conflict.columns(['organization_id', 'normalized']).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) throw new RepeatUnit('The contact was added meanwhile');
  return { id, email, fullName };
}

/** Which of these addresses already belong to a person or a contact, normalized. */
export async function findKnownAddresses(
  db: Database,
  organizationId: OrganizationId,
  emails: readonly string[],
): Promise<ReadonlySet<string>> {
  if (emails.length === 0) return new Set();
  const normalized = [...new Set(emails.map(normalizeIdentifier))];
  const people = await db
    .selectFrom('identifier')
    .select('normalized')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'email')
    .where('normalized', 'in', normalized)
    .execute();
  const contacts = await db
    .selectFrom('contact')
    .select('normalized')
    .where('organization_id', '=', organizationId)
    .where('normalized', 'in', normalized)
    .execute();
  return new Set([...people, ...contacts].map((row) => row.normalized));
}
