import type { Db } from '../store/database.ts';
import type { OrganizationId } from './organization.ts';
import { listRepresentatives } from './people-summary.queries.ts';
import type { PersonId } from './person.ts';

export interface Staff {
  /** Who may use the console. */
  readonly administrators: readonly PersonId[];
  /** Whose address was proved or vouched for, so that they can come in as who they are. */
  readonly verified: readonly PersonId[];
}

/** The representatives of an organization who may come in. */
export async function readStaff({ db }: Db, organizationId: OrganizationId): Promise<Staff> {
  const all = await listRepresentatives(db, organizationId);
  const idsOf = (some: typeof all) => some.map(({ id }) => id);
  return {
    administrators: idsOf(all.filter(({ permissions }) => permissions.includes('*'))),
    verified: idsOf(all.filter(({ isVerified }) => isVerified)),
  };
}
