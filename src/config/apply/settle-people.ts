import { checkDeactivation } from '../../directory/check-deactivation.ts';
import { normalizeIdentifier } from '../../directory/identifier.ts';
import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import { readManagedPeople } from '../../directory/read-person.ts';
import { releasePerson } from '../../directory/release-person.ts';
import { deactivatePerson } from '../../session/deactivate-person.ts';
import { type ApplyUnit, actor } from './apply-context.ts';
import { noteRelease, noteRemoval } from './changes.ts';
import type { PersonEntry } from './person-schema.ts';
import type { Path } from './read-file.ts';
import { Refused } from './refused.ts';

/**
 * People whom a file named and this one does not are switched off when it lists some and is to prune, else released.
 * Never deleted: tickets and the ledger speak of them. Whoever came in by a link or was invited is nobody's to prune.
 */
export async function settlePeople(
  unit: ApplyUnit,
  { id, name: organization }: Organization,
  entries: readonly PersonEntry[] | undefined,
  at: Path,
): Promise<void> {
  const named = new Set(entries?.map(({ email }) => normalizeIdentifier(email)));
  for (const person of await readManagedPeople(unit, id)) {
    if (named.has(normalizeIdentifier(person.email))) continue;
    const thing = `person ${person.email} of ${organization}`;
    const isPruned = unit.unnamed === 'pruned' && entries !== undefined && person.deactivatedAt === null;
    if (isPruned) await switchOff(unit, person, at);
    await releasePerson(unit, person, actor);
    if (isPruned) noteRemoval(unit.changes, thing, 'switched off');
    else noteRelease(unit.changes, thing);
  }
}

async function switchOff(unit: ApplyUnit, person: Person, at: Path) {
  const allowed = await checkDeactivation(unit, person, actor);
  if (!allowed.ok)
    throw new Refused(
      at,
      `${person.email} is the last active administrator: name them, or another administrator, here`,
    );
  await deactivatePerson(unit, person, actor);
}
