import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import type { Person, PersonId } from './person.ts';
import { holdEmail, markEmailVerified } from './write-person.queries.ts';

/** Notes the first proof that an address is the person’s own. */
export async function verifyAddress(
  ctx: Db & Clock & Emits<DirectoryEvent>,
  { id: personId, organizationId }: Person,
  by: string,
): Promise<void> {
  await markEmailVerified(ctx.db, personId, ctx.now());
  ctx.emit({ type: 'address.verified', organizationId, actor: personId, personId, by });
}

/** Until the unit of work is over, nobody else proves this address. */
export const holdAddress = (ctx: Db, personId: PersonId): Promise<void> => holdEmail(ctx.db, personId);
