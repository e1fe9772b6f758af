import { hashSecret, newSecret } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { replaceSecret } from './session.queries.ts';
import type { Session } from './session.ts';

/** The same session under a new secret, so that a cookie taken before is worth nothing after. Answers the token. */
export async function renewSession({ db }: Db, { id, evidence }: Pick<Session, 'id' | 'evidence'>): Promise<string> {
  const secret = newSecret();
  await replaceSecret(db, id, hashSecret(secret), evidence);
  return `${id}.${secret}`;
}
