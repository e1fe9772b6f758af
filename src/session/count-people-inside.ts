import type { OrganizationId } from '../directory/organization.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { countSessionHolders } from './session.queries.ts';

/** How many people of an organization are signed in at this moment. */
export const countPeopleInside = ({ db, now }: Db & Clock, organizationId: OrganizationId): Promise<number> =>
  countSessionHolders(db, organizationId, now());
