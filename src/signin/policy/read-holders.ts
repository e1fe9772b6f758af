import type { OrganizationId } from '../../directory/organization.ts';
import type { Db } from '../../store/database.ts';
import { countHolders, type Holders } from './holders.queries.ts';

/** What people of an organization who are not switched off have set up, counted. */
export const readHolders = ({ db }: Db, organizationId: OrganizationId): Promise<readonly Holders[]> =>
  countHolders(db, organizationId);
