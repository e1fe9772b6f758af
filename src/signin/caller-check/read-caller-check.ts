import type { OrganizationId } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Db } from '../../store/database.ts';
import { findCheck, findWaiting, listChecks } from './caller-check.queries.ts';
import type { CallerCheck } from './caller-check.ts';

/** Undefined in every other organization. */
export const readCallerCheck = (
  { db }: Db,
  organizationId: OrganizationId,
  id: string,
): Promise<CallerCheck | undefined> => findCheck(db, organizationId, id);

/** The check that waits for a number which this person is being told. */
export async function readNumberCheck(
  { db, now }: Db & Clock,
  { id }: Pick<Person, 'id'>,
): Promise<CallerCheck | undefined> {
  const check = await findWaiting(db, id, now());
  return check?.method === 'device' ? check : undefined;
}

const SHOWN = 5;

/** The last ones in this matter, newest first. */
export const listCallerChecks = (
  { db }: Db,
  { id }: Pick<Person, 'id'>,
  subject: string,
): Promise<readonly CallerCheck[]> => listChecks(db, id, { subject, limit: SHOWN });
