import type { Db } from '../../store/database.ts';
import { countUnused } from './recovery-code.queries.ts';

/** How many are left that were not used. */
export const countRecoveryCodes = ({ db }: Db, personId: string): Promise<number> => countUnused(db, personId);
