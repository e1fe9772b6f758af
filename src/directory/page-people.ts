import type { Db } from '../store/database.ts';
import type { OrganizationId } from './organization.ts';
import { listPeople, type PeopleFilter } from './person.queries.ts';
import type { Person } from './person.ts';

export interface PeoplePage {
  readonly people: readonly Person[];
  /** Give it as `after` to see the next page; undefined on the last. */
  readonly next: string | undefined;
}

/** One page of the people of an organization, newest first. */
export async function pagePeople(
  { db }: Db,
  organizationId: OrganizationId,
  filter: PeopleFilter,
): Promise<PeoplePage> {
  const found = await listPeople(db, organizationId, { ...filter, limit: filter.limit + 1 });
  const people = found.slice(0, filter.limit);
  return { people, next: found.length > people.length ? people.at(-1)?.id : undefined };
}
