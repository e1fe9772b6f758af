import type { Db } from '../store/database.ts';
import type { OrganizationId } from './organization.ts';
import { listNames } from './people-summary.queries.ts';

/** Full names by id, of those ids that are people of this organization. */
export const readNames = (
  { db }: Db,
  organizationId: OrganizationId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => listNames(db, organizationId, ids);
