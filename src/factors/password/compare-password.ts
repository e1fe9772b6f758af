import type { Result } from '../../kit/result.ts';
import type { Db } from '../../store/database.ts';
import type { PasswordHasher } from '../hashing/hash-password.ts';
import { findPasswordHash } from './password.queries.ts';

/** Whether a password is the person's. It proves nothing, and writes nothing. */
export const comparePassword = async (
  { db, passwords }: Db & { readonly passwords: PasswordHasher },
  personId: string,
  password: string,
): Promise<Result<true, 'busy' | 'not_accepted'>> => passwords.verify(await findPasswordHash(db, personId), password);
