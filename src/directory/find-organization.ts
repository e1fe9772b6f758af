import type { Db } from '../store/database.ts';
import { findOrganizationById, findOrganizationByName, listOrganizations } from './organization.queries.ts';
import type { Organization, OrganizationId } from './organization.ts';

export const findOrganization = ({ db }: Db, name: string): Promise<Organization | undefined> =>
  findOrganizationByName(db, name);

/** By name; for whoever administers the installation, never for a visitor. */
export const listPortalNames = async ({ db }: Db): Promise<readonly string[]> =>
  (await listOrganizations(db)).map(({ name }) => name);

/** The same in full. */
export const readOrganizations = ({ db }: Db): Promise<readonly Organization[]> => listOrganizations(db);

export const readOrganization = ({ db }: Db, id: OrganizationId): Promise<Organization | undefined> =>
  findOrganizationById(db, id);
