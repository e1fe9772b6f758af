import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import { lockOrganization } from './organization.queries.ts';
import { listAdministratorAddresses } from './person.queries.ts';
import { isAdministrator, type Person } from './person.ts';

export type DeactivationRefusal = 'oneself' | 'last_administrator';

/**
 * Whether an administrator may switch this person off: somebody must stay who can switch on again. Within the unit of
 * work that does it, so that two administrators cannot switch each other off at the same time.
 */
export async function checkDeactivation(
  { db }: Db,
  person: Person,
  actor: string,
): Promise<Result<true, DeactivationRefusal>> {
  if (person.id === actor) return refuse('oneself');
  if (!isAdministrator(person)) return accept(true);
  await lockOrganization(db, person.organizationId);
  const others = (await listAdministratorAddresses(db, person.organizationId)).filter(
    (email) => email !== person.email,
  );
  return others.length > 0 ? accept(true) : refuse('last_administrator');
}
