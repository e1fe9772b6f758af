import { listPlaces } from '../../directory/list-places.ts';
import type { Organization, OrganizationId } from '../../directory/organization.ts';
import { releaseProfile, releaseRole } from '../../directory/release-places.ts';
import { type RemovalOutcome, removeProfiles, removeRoles } from '../../directory/remove-places.ts';
import type { Profile, Role } from '../../directory/role.ts';
import { readConnections } from '../../remote/read-connections.ts';
import { type ApplyUnit, actor } from './apply-context.ts';
import { noteRelease, noteRemoval } from './changes.ts';
import type { OrganizationEntry } from './file-schema.ts';
import type { Path } from './read-file.ts';
import { Refused } from './refused.ts';

type Entries = OrganizationEntry['roles'] | OrganizationEntry['profiles'];

/** Roles that the file does not name are removed when it lists some and is to prune, else released. */
export const settleRoles = async (unit: ApplyUnit, organization: Organization, entries: Entries, at: Path) =>
  settlePlaces<Role>(unit, organization, at, {
    noun: 'role',
    unnamed: without((await listPlaces(unit, organization.id)).roles, entries),
    isListed: entries !== undefined,
    remove: removeRoles,
    release: releaseRole,
  });

/** The same for profiles. */
export const settleProfiles = async (unit: ApplyUnit, organization: Organization, entries: Entries, at: Path) =>
  settlePlaces<Profile>(unit, organization, at, {
    noun: 'profile',
    unnamed: without((await listPlaces(unit, organization.id)).profiles, entries),
    isListed: entries !== undefined,
    remove: removeProfiles,
    release: releaseProfile,
  });

type Place = Role | Profile;

interface Unnamed<Kind extends Place> {
  readonly noun: string;
  readonly unnamed: readonly Kind[];
  /** Whether the file has a list of them at all. */
  readonly isListed: boolean;
  readonly remove: (
    unit: ApplyUnit,
    organizationId: OrganizationId,
    places: readonly Kind[],
    by: string,
  ) => Promise<RemovalOutcome>;
  readonly release: (unit: ApplyUnit, organizationId: OrganizationId, place: Kind, by: string) => Promise<void>;
}

async function settlePlaces<Kind extends Place>(
  unit: ApplyUnit,
  organization: Organization,
  at: Path,
  { noun, unnamed, isListed, remove, release }: Unnamed<Kind>,
): Promise<void> {
  const say = ({ name }: Place) => `${noun} ${name} of ${organization.name}`;
  if (unit.unnamed === 'pruned' && isListed) {
    await refuseDefaults(unit, organization, unnamed, at);
    demand(await remove(unit, organization.id, unnamed, actor), at);
    for (const place of unnamed) noteRemoval(unit.changes, say(place));
    return;
  }
  for (const place of unnamed.filter(({ managedAt }) => managedAt !== null)) {
    await release(unit, organization.id, place, actor);
    noteRelease(unit.changes, say(place));
  }
}

interface Named {
  readonly name: string;
}

const without = <Kind extends Place>(places: readonly Kind[], entries: readonly Named[] = []): readonly Kind[] =>
  places.filter((place) => !entries.some(({ name }) => name === place.name));

async function refuseDefaults(unit: ApplyUnit, { id }: Organization, places: readonly Place[], at: Path) {
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
