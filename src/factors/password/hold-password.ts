import type { Db } from '../../store/database.ts';
import { holdPasswordSetAt } from './password.queries.ts';
import type { PasswordProof } from './prove-password.ts';

/**
 * Whether the password that was proved is the person's still: comparing takes long, and it may have been changed
 * meanwhile. Until the unit of work is over nobody sets another.
 */
export const holdPassword = ({ db }: Db, personId: string, { setAt }: Pick<PasswordProof, 'setAt'>): Promise<boolean> =>
  holdPasswordSetAt(db, personId, setAt);
