import type { OrganizationId } from '../directory/organization.ts';
import type { Db } from '../store/database.ts';
import { findAttemptByReference } from './attempt.queries.ts';
import type { Attempt } from './attempt.ts';

/** The attempt that a reference names, however its letters were typed. */
export const readAttempt = (
  { db }: Db,
  organizationId: OrganizationId,
  reference: string,
): Promise<Attempt | undefined> => findAttemptByReference(db, organizationId, reference.toUpperCase());
