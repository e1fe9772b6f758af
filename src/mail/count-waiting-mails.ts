import type { Db } from '../store/database.ts';
import { countWaiting } from './mail.queries.ts';

/** How many mails of an organization have neither left nor been given up. */
export const countWaitingMails = ({ db }: Db, organizationId: string): Promise<number> =>
  countWaiting(db, organizationId);
