import type { Db } from '../store/database.ts';
import { findAuthenticators, findEnrolled } from './authenticator.queries.ts';
import type { Authenticator } from './authenticator.ts';

/** What a person proves themself with beside a password, oldest first. Recovery codes stand in for it, and are not of it. */
export const listSecondFactors = ({ db }: Db, personId: string): Promise<readonly Authenticator[]> =>
  findAuthenticators(db, personId);

/** Whether a password alone does not let the person in. */
export const hasSecondFactor = async ({ db }: Db, personId: string): Promise<boolean> =>
  (await findEnrolled(db, [personId])).length > 0;

/** Those of these people whom a password alone does not let in: one query for a whole list. */
export const whoHaveSecondFactor = async ({ db }: Db, personIds: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(await findEnrolled(db, personIds));
