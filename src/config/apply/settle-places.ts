import { listPlaces } from '../../directory/list-places.ts';
import type { Organization } from '../../directory/organization.ts';
import { releaseProfile, releaseRole } from '../../directory/release-places.ts';
import { type RemovalOutcome, removeProfiles, removeRoles } from '../../directory/remove-places.ts';
import type { Profile, Role } from '../../directory/role.ts';
import { readConnections } from '../../remote/read-connections.ts';
import { type ApplyUnit, actor } from './apply-context.ts';
import { noteRelease, noteRemoval } from './changes.ts';
import type { OrganizationEntry } from './file-schema.ts';
import type { Path } from './read-file.ts';
import { Refused } from './refused.ts';

/** Roles that the file does not name are removed when it lists some and is to prune, else released. */
export async function settleRoles(
  unit: ApplyUnit,
  organization: Organization,
  entries: OrganizationEntry['roles'],
  at: Path,
): Promise<void> {
  const unnamed = without((await listPlaces(unit, organization.id)).roles, entries);
  const say = ({ name }: Role) => `role ${name} of ${organization.name}`;
  if (unit.unnamed === 'pruned' && entries) {
    await refuseDefaults(unit, organization, unnamed, at);
    demand(await removeRoles(unit, organization.id, unnamed, actor), at);
    for (const role of unnamed) noteRemoval(unit.changes, say(role));
    return;
  }
  for (const role of unnamed.filter(isManaged)) {
    await releaseRole(unit, organization.id, role, actor);
    noteRelease(unit.changes, say(role));
  }
}

/** The same for profiles. */
export async function settleProfiles(
  unit: ApplyUnit,
  organization: Organization,
  entries: OrganizationEntry['profiles'],
  at: Path,
): Promise<void> {
  const unnamed = without((await listPlaces(unit, organization.id)).profiles, entries);
  const say = ({ name }: Profile) => `profile ${name} of ${organization.name}`;
  if (unit.unnamed === 'pruned' && entries) {
    await refuseDefaults(unit, organization, unnamed, at);
    demand(await removeProfiles(unit, organization.id, unnamed, actor), at);
    for (const profile of unnamed) noteRemoval(unit.changes, say(profile));
    return;
  }
  for (const profile of unnamed.filter(isManaged)) {
    await releaseProfile(unit, organization.id, profile, actor);
    noteRelease(unit.changes, say(profile));
  }
}

interface Named {
  readonly name: string;
}

const without = <Place extends Named>(places: readonly Place[], entries: readonly Named[] = []): readonly Place[] =>
  places.filter((place) => !entries.some(({ name }) => name === place.name));

const isManaged = ({ managedAt }: Role | Profile): boolean => managedAt !== null;

async function refuseDefaults(unit: ApplyUnit, { id }: Organization, places: readonly (Role | Profile)[], at: Path) {
  const connections = await readConnections(unit, id);
  for (const place of places) {
    const user = connections.find(
      ({ defaultRoleId, defaultProfileId }) => place.id === defaultRoleId || place.id === defaultProfileId,
    );
    if (user) {
      const sentence = `${place.name} cannot be removed: connection ${user.name} gives it to representatives, so name another default there`;
      throw new Refused(at, sentence);
    }
  }
}

const SHOWN = 3;

function demand(outcome: RemovalOutcome, at: Path) {
  if (outcome.ok) return;
  const { name, heldBy } = outcome;
  const more = heldBy.length > SHOWN ? `, and ${heldBy.length - SHOWN} more` : '';
  const holders = `${heldBy.slice(0, SHOWN).join(', ')}${more}`;
  throw new Refused(at, `${name} cannot be removed while it is in use: by ${holders}`);
}
