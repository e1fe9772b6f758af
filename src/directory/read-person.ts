import type { Db } from '../store/database.ts';
import type { OrganizationId } from './organization.ts';
import {
  findPersonByEmail,
  findPersonById,
  findPersonByLoginName,
  listAdministratorAddresses,
  listManagedPeople,
} from './person.queries.ts';
import type { Person } from './person.ts';

/** Active or not; undefined in every other organization. */
export const readPerson = ({ db }: Db, organizationId: OrganizationId, id: string): Promise<Person | undefined> =>
  findPersonById(db, organizationId, id);

/** Active or not; letter case does not matter. */
export const readPersonByEmail = (
  { db }: Db,
  organizationId: OrganizationId,
  email: string,
): Promise<Person | undefined> => findPersonByEmail(db, organizationId, email);

/** Whom somebody means who types an e-mail address or a login name. */
export const readPersonByIdentifier = (
  { db }: Db,
  organizationId: OrganizationId,
  typed: string,
): Promise<Person | undefined> =>
  typed.includes('@') ? findPersonByEmail(db, organizationId, typed) : findPersonByLoginName(db, organizationId, typed);

/** Addresses of everybody who may use the console. */
export const readAdministratorAddresses = ({ db }: Db, organizationId: OrganizationId): Promise<readonly string[]> =>
  listAdministratorAddresses(db, organizationId);

/** Everybody whom a configuration file manages, by address. */
export const readManagedPeople = ({ db }: Db, organizationId: OrganizationId): Promise<readonly Person[]> =>
  listManagedPeople(db, organizationId);
