import type { Db } from '../../store/database.ts';
import { deleteCodes } from './recovery-code.queries.ts';

/** They stand in for an authenticator, so they go with it. Within a unit of work. */
export const removeRecoveryCodes = ({ db }: Db, personId: string): Promise<void> => deleteCodes(db, personId);
