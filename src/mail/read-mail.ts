import type { Db } from '../store/database.ts';
import { findMail } from './mail.queries.ts';
import type { Mail } from './mail.ts';

/** One mail of an organization; undefined in every other. */
export const readMail = ({ db }: Db, organizationId: string, id: string): Promise<Mail | undefined> =>
  findMail(db, organizationId, id);
