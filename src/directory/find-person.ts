import type { Db } from '../store/database.ts';
import { findOrganizationByName } from './organization.queries.ts';
import { findPersonByEmail } from './person.queries.ts';
import type { Person } from './person.ts';

/** The person with this address, active or not, in the organization with this portal name. */
export async function findPerson({ db }: Db, portalName: string, email: string): Promise<Person | undefined> {
  const organization = await findOrganizationByName(db, portalName);
  return organization && findPersonByEmail(db, organization.id, email);
}
