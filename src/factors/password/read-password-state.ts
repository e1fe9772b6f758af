import type { Millis } from '../../kit/clock.ts';
import type { Db } from '../../store/database.ts';
import { findPassword } from './password.queries.ts';

/** What an administrator may know of a password. */
export interface PasswordState {
  readonly setAt: Millis;
  /** `disabled`: after too many wrong tries; `compromised`: others may know it. */
  readonly state: 'fine' | 'disabled' | 'compromised';
}

/** Undefined for who has none. */
export async function readPasswordState({ db }: Db, personId: string): Promise<PasswordState | undefined> {
  const found = await findPassword(db, personId);
  if (!found) return undefined;
  const state = found.disabledAt !== null ? 'disabled' : found.compromisedAt !== null ? 'compromised' : 'fine';
  return { setAt: found.setAt, state };
}
