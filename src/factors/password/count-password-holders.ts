import type { Db } from '../../store/database.ts';
import { countHolders } from './password.queries.ts';

/** How many people of each kind could come in by a password of their own. */
export const countPasswordHolders = (
  { db }: Db,
  organizationId: string,
): Promise<Readonly<Record<'customer' | 'representative', number>>> => countHolders(db, organizationId);
