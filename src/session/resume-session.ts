import { readPerson } from '../directory/read-person.ts';
import { type Clock, MINUTE } from '../kit/clock.ts';
import { hashSecret, sameBytes } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { findLiveSession, touchSession } from './session.queries.ts';
import type { Principal, Session } from './session.ts';

/** A session is written to only once in a while, however often it is used. */
const TOUCH_EVERY = MINUTE;

export const isDueForTouch = ({ lastSeenAt }: Session, { now }: Clock): boolean => lastSeenAt < now() - TOUCH_EVERY;

export const touch = (ctx: Db & Clock, { id }: Session): Promise<void> => touchSession(ctx.db, id, ctx.now());

/**
 * Whose session a token is. Everything is read anew each time: an ended session or a deactivated person is nobody on
 * the very next request, in every process.
 */
export async function resumeSession(ctx: Db & Clock, token: string): Promise<Principal | undefined> {
  const [id, secret] = token.split('.', 2);
  if (!id || !secret) return undefined;
  const found = await findLiveSession(ctx.db, id, ctx.now());
  if (!found || !sameBytes(found.secretHash, hashSecret(secret))) return undefined;

  const { session } = found;
  const person = await readPerson(ctx, session.organizationId, session.personId);
  return person && person.deactivatedAt === null ? { session, person } : undefined;
}
