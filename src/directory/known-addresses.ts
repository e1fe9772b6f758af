import type { Db } from '../store/database.ts';
import { findKnownAddresses } from './contact.queries.ts';
import type { OrganizationId } from './organization.ts';

/** Whether any of these addresses belongs to a person or a contact. */
export const isAnyAddressKnown = async (
  { db }: Db,
  organizationId: OrganizationId,
  emails: readonly string[],
): Promise<boolean> => (await findKnownAddresses(db, organizationId, emails)).size > 0;
