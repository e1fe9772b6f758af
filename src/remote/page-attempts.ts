import type { OrganizationId } from '../directory/organization.ts';
import type { Db } from '../store/database.ts';
import { listAttempts } from './attempt.queries.ts';
import type { Attempt, AttemptFilter } from './attempt.ts';

export interface AttemptPage {
  readonly attempts: readonly Attempt[];
  /** Give it as `after` to see the next page; undefined on the last. */
  readonly next: string | undefined;
}

/** One page of the links that came in to an organization, newest first. */
export async function pageAttempts(
  { db }: Db,
  organizationId: OrganizationId,
  filter: AttemptFilter,
): Promise<AttemptPage> {
  const found = await listAttempts(db, organizationId, { ...filter, limit: filter.limit + 1 });
  const attempts = found.slice(0, filter.limit);
  return { attempts, next: found.length > attempts.length ? attempts.at(-1)?.id : undefined };
}
