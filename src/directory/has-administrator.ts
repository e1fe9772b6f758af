import type { Db } from '../store/database.ts';
import { lockOrganization } from './organization.queries.ts';
import type { OrganizationId } from './organization.ts';
import { listAdministratorAddresses } from './person.queries.ts';

/**
 * Whether anybody may use the console. Within the unit of work that changes people or profiles, so that two of them
 * cannot take one administrator each.
 */
export async function hasAdministrator({ db }: Db, organizationId: OrganizationId): Promise<boolean> {
  await lockOrganization(db, organizationId);
  return (await listAdministratorAddresses(db, organizationId)).length > 0;
}
