import type { Organization } from '../../directory/organization.ts';
import { hostsOf } from '../../directory/portal-hosts.ts';
import { type ConnectionProblem, checkConnection } from '../../remote/check-connection.ts';
import type { Connection } from '../../remote/connection.ts';
import { type PutConnectionRefusal, putConnection } from '../../remote/put-connection.ts';
import { type PutKeyRefusal, putKey } from '../../remote/put-key.ts';
import { switchOff, switchOnUntested } from '../../remote/switch-connection.ts';
import { type ApplyUnit, actor } from './apply-context.ts';
import { noteChange } from './changes.ts';
import type { ConnectionEntry } from './file-schema.ts';
import type { Path } from './read-file.ts';
import { Refused } from './refused.ts';
import { settleKeys } from './settle-connections.ts';

/** The connection, its keys, and whether it is in force; in force without the round trip that the console asks for. */
export async function applyConnection(
  unit: ApplyUnit,
  organization: Organization,
  entry: ConnectionEntry,
  at: Path,
): Promise<void> {
  const wish = wishOf(entry);
  const problems = checkConnection({ ...wish, ipRanges: (wish.ipRanges ?? []).join() }, hostsOf(unit, organization));
  if (problems.length > 0) throw new Refused(at, ...problems.map(sayProblem));
  const put = await putConnection(unit, organization.id, wish, actor);
  if (!put.ok) throw new Refused(at, sentences[put.reason]);
  const thing = `connection ${entry.name} of ${organization.name}`;
  noteChange(unit.changes, thing, put.value.change);
  const { connection } = put.value;
  await applyKeys(unit, connection, { entry, thing, at: [...at, 'keys'] });
  const revoked = await settleKeys(unit, connection, entry.keys, thing);
  // In force without a key would lock everybody out, so whoever takes keys away must be asked about it.
  const enabled = entry.enabled ?? (revoked > 0 && connection.enabledAt !== null ? true : undefined);
  await applySwitch(unit, connection, {
    entry: { ...entry, ...(enabled && { enabled }) },
    thing,
    at: [...at, 'enabled'],
  });
}

function wishOf(entry: ConnectionEntry) {
  const { name, dialect, audience, compatibility, assurance, options } = entry;
  return {
    name,
    loginUrl: entry.login_url,
    logoutUrl: entry.logout_url,
    ...(dialect && { dialect }),
    ...(audience && { audience }),
    ...(compatibility && { compatibility }),
    ...(assurance && { grantedAal: assurance }),
    ...(options && { options }),
    ...(entry.ip_ranges && { ipRanges: entry.ip_ranges }),
    ...(entry.default_role !== undefined && { defaultRole: entry.default_role }),
    ...(entry.default_profile !== undefined && { defaultProfile: entry.default_profile }),
  };
}

const problemSentences: Readonly<Record<ConnectionProblem['problem'], string>> = {
  bad_name: 'the name of a connection is up to 40 letters, digits, blanks, dots, hyphens and underscores',
  not_a_web_address: 'is not an https address',
  is_the_portal: 'leads to the portal itself: browsers would go round in circles',
  not_a_range: 'is not an address, a CIDR block or an a-b range',
};

const sayProblem = ({ field, problem }: ConnectionProblem): string =>
  field === 'name'
    ? problemSentences[problem]
    : `${field === 'loginUrl' ? 'login_url' : 'logout_url'} ${problemSentences[problem]}`;

const sentences: Readonly<Record<PutConnectionRefusal | PutKeyRefusal | 'no_key', string>> = {
  unknown_role: 'there is no role with the name of default_role',
  unknown_profile: 'there is no profile with the name of default_profile',
  other_dialect: 'the connection speaks another dialect: give the new one a name of its own',
  too_short: 'the key is too short',
  used_elsewhere: 'a connection has this very key already: each key needs a secret of its own',
  secret_differs:
    'a key with this name and another secret exists: give the new key a new name, and put the old one into state retiring',
  revoked: 'the key was revoked, and stays so: take it out of the file, or make a key with a new name',
  no_key: 'the connection has no key that is in use, so it cannot be enabled',
};

interface Applied {
  readonly entry: ConnectionEntry;
  readonly thing: string;
  readonly at: Path;
}

async function applyKeys(unit: ApplyUnit, connection: Connection, { entry, thing, at }: Applied) {
  for (const [index, key] of (entry.keys ?? []).entries()) {
    const put = await putKey(unit, connection, key, actor);
    if (!put.ok) throw new Refused([...at, index, 'name'], sentences[put.reason]);
    noteChange(unit.changes, `key ${key.name} of ${thing}`, put.value);
  }
}

async function applySwitch(unit: ApplyUnit, connection: Connection, { entry: { enabled }, thing, at }: Applied) {
  if (enabled === undefined) return;
  if (enabled) {
    const switched = await switchOnUntested(unit, connection, actor);
    if (!switched.ok) throw new Refused(at, sentences[switched.reason]);
  } else await switchOff(unit, connection, actor);
  noteChange(
    unit.changes,
    thing,
    enabled === (connection.enabledAt !== null) ? [] : [enabled ? 'switched on' : 'switched off'],
  );
}
