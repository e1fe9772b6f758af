import type { Db } from '../store/database.ts';
import type { OrganizationId } from './organization.ts';
import { countByKind } from './people-summary.queries.ts';
import type { PersonKind } from './person.ts';

/** How many people of each kind an organization has: active or not, unless only those are meant who may come in. */
export const countPeople = (
  { db }: Db,
  organizationId: OrganizationId,
  who: 'all' | 'active' = 'all',
): Promise<Readonly<Record<PersonKind, number>>> => countByKind(db, organizationId, who);
