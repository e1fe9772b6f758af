import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import type { DirectoryEvent } from './directory.events.ts';
import type { Person } from './person.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';
import { updatePerson } from './write-person.queries.ts';

type Switched = Pick<Person, 'id' | 'organizationId' | 'deactivatedAt'>;
type Ctx = Db & Clock & Emits<DirectoryEvent>;

/** Notes that a person may no longer come in. False when that was so already. */
export async function switchOffPerson(ctx: Ctx, person: Switched, actor: string): Promise<boolean> {
  if (person.deactivatedAt !== null) return false;
  const { organizationId, id: personId } = person;
  await updatePerson(ctx.db, organizationId, personId, { deactivatedAt: ctx.now() });
  ctx.emit({ type: 'person.deactivated', organizationId, actor, personId });
  await withdrawInvitation(ctx, person, actor);
  return true;
}

/** Lets a person come in again. False when nothing kept them out. */
export async function reactivatePerson(ctx: Ctx, person: Switched, actor: string): Promise<boolean> {
  if (person.deactivatedAt === null) return false;
  const { organizationId, id: personId } = person;
  await updatePerson(ctx.db, organizationId, personId, { deactivatedAt: null });
  ctx.emit({ type: 'person.reactivated', organizationId, actor, personId });
  return true;
}
