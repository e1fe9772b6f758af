import { suspiciousNames } from '../../http/console/suspicious-names.ts';
import type { ConfigurationFile, OrganizationEntry } from './file-schema.ts';
import type { Path, Problem } from './read-file.ts';

/** What works, and is better known before it is used. */
export const findWarnings = ({ organizations }: ConfigurationFile): readonly Problem[] =>
  organizations.flatMap((organization, index) => [
    ...warnOfNames(organization, ['organizations', index]),
    ...warnOfDefaults(organization, ['organizations', index]),
  ]);

/** In the text that the classic dialect signs, such a name cannot be told from the word beside it. */
function warnOfNames({ roles = [], profiles = [] }: OrganizationEntry, at: Path): readonly Problem[] {
  const named = [
    ...roles.map(({ name }, place) => ({ name, at: [...at, 'roles', place, 'name'] })),
    ...profiles.map(({ name }, place) => ({ name, at: [...at, 'profiles', place, 'name'] })),
  ];
  const suspicious = new Set(suspiciousNames(named.map(({ name }) => name)));
  return named
    .filter(({ name }) => suspicious.has(name))
    .map((one) => ({
      at: one.at,
      sentence: `${one.name} begins or ends with portal or supportrep, so signed links can be read in two ways: rename it`,
    }));
}

function warnOfDefaults({ remote_authentication: connections = [], profiles = [] }: OrganizationEntry, at: Path) {
  const mayDoAll = (name: string) =>
    profiles.find((profile) => profile.name === name)?.permissions.includes('*') ?? name === 'Administrator';
  return connections.flatMap(({ default_profile: name, audience }, place) =>
    name && audience === 'everyone' && mayDoAll(name)
      ? [
          {
            at: [...at, 'remote_authentication', place, 'default_profile'],
            sentence: `representatives whom a link creates without a profile will be administrators (${name})`,
          },
        ]
      : [],
  );
}
