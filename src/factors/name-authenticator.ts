import type { Db } from '../store/database.ts';
import { renameAuthenticator } from './authenticator.queries.ts';
import type { Owner } from './owner.ts';

/** Another name for one of one's own: it changes nothing that is proved. False when there is none. Within a unit of work. */
export const nameAuthenticator = (
  { db }: Db,
  { personId }: Pick<Owner, 'personId'>,
  id: string,
  name: string,
): Promise<boolean> => renameAuthenticator(db, personId, id, name);
