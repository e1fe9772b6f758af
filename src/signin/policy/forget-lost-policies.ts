import type { OrganizationId } from '../../directory/organization.ts';
import type { Db } from '../../store/database.ts';
import { deleteLostPolicies } from './policy.queries.ts';

/** What was set for roles and profiles that are gone goes too. Within a unit of work. */
export const forgetLostPolicies = ({ db }: Db, organizationId: OrganizationId): Promise<void> =>
  deleteLostPolicies(db, organizationId);
