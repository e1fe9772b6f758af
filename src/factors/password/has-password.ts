import type { Db } from '../../store/database.ts';
import { findPasswordHash } from './password.queries.ts';

/** For the person themself: a stranger must not learn who has one. */
export const hasPassword = async ({ db }: Db, personId: string): Promise<boolean> =>
  (await findPasswordHash(db, personId)) !== undefined;
