import { normalizeIdentifier } from '../../directory/identifier.ts';
import { checkPassword, type PasswordProblem, SHORTEST_PASSWORD } from '../../factors/password/check-password.ts';
import { SHORTEST_KEY } from '../../remote/keys.ts';
import type { ConfigurationFile, OrganizationEntry } from './file-schema.ts';
import type { PersonEntry } from './person-schema.ts';
import type { Path, Problem } from './read-file.ts';

/** What is wrong with the file as a whole, secrets read: whatever can be said without looking at the database. */
export function checkFile({ organizations }: ConfigurationFile): readonly Problem[] {
  const names = placed(organizations, ['organizations'], 'name');
  return [
    ...findTwins(names, (name) => `there are two organizations with the name ${name}`),
    ...findTwins(
      organizations.flatMap(hostsOf),
      (host) => `${host} leads to another organization of this file already`,
    ),
    ...findTwins(
      organizations.flatMap(secretsOf),
      () => 'this key is the same as another one of this file: each needs its own',
    ),
    ...organizations.flatMap(checkOrganization),
  ];
}

interface Placed {
  readonly value: string;
  readonly at: Path;
}

const placed = <Field extends string>(
  entries: readonly Readonly<Record<Field, string>>[],
  at: Path,
  field: Field,
): Placed[] => entries.map((entry, index) => ({ value: entry[field], at: [...at, index, field] }));

function findTwins(values: readonly Placed[], say: (value: string) => string): readonly Problem[] {
  const seen = new Set<string>();
  return values.flatMap(({ value, at }) => {
    if (seen.has(value)) return [{ at, sentence: say(value) }];
    seen.add(value);
    return [];
  });
}

function hostsOf({ support_domain: domain, aliases = [] }: OrganizationEntry, index: number): Placed[] {
  const at = ['organizations', index];
  const own = domain === undefined || domain === null ? [] : [{ value: domain, at: [...at, 'support_domain'] }];
  return [...own, ...aliases.map((value, place) => ({ value, at: [...at, 'aliases', place] }))];
}

function secretsOf({ remote_authentication: connections = [] }: OrganizationEntry, index: number): Placed[] {
  return connections.flatMap(({ keys = [] }, place) =>
    placed(keys, ['organizations', index, 'remote_authentication', place, 'keys'], 'secret'),
  );
}

function checkOrganization(organization: OrganizationEntry, index: number): readonly Problem[] {
  const at = ['organizations', index];
  const { remote_authentication: connections = [], roles = [], profiles = [], people = [] } = organization;
  const twice = (what: string) => (name: string) => `there are two ${what} with the name ${name}`;
  const emails = placed(people, [...at, 'people'], 'email').map(fold);
  const loginNames = people.flatMap(({ login_name: value }, place) =>
    value === undefined || value === null ? [] : [fold({ value, at: [...at, 'people', place, 'login_name'] })],
  );
  return [
    ...findTwins(placed(connections, [...at, 'remote_authentication'], 'name'), twice('connections')),
    ...findTwins(placed(roles, [...at, 'roles'], 'name'), twice('roles')),
    ...findTwins(placed(profiles, [...at, 'profiles'], 'name'), twice('profiles')),
    ...findTwins(emails, (email) => `there are two people with the address ${email}`),
    ...findTwins(loginNames, (name) => `there are two people with the login name ${name}`),
    ...connections.flatMap(({ keys = [] }, place) => checkKeys(keys, [...at, 'remote_authentication', place, 'keys'])),
    ...people.flatMap((person, place) => checkPerson(person, organization, [...at, 'people', place])),
  ];
}

const fold = ({ value, at }: Placed): Placed => ({ value: normalizeIdentifier(value), at });

function checkKeys(keys: readonly { readonly name: string; readonly secret: string }[], at: Path): readonly Problem[] {
  const short = placed(keys, at, 'secret').filter(({ value }) => value.length < SHORTEST_KEY);
  return [
    ...findTwins(placed(keys, at, 'name'), (name) => `there are two keys with the name ${name} in this connection`),
    ...short.map((key) => ({ at: key.at, sentence: `the key is too short: use at least ${SHORTEST_KEY} characters` })),
  ];
}

const passwordSentences: Readonly<Record<PasswordProblem, string>> = {
  too_short: `the password is too short: use at least ${SHORTEST_PASSWORD} characters`,
  too_long: 'the password is too long: use at most 1024 characters',
  names_its_owner:
    'the password is little more than the name or the address of its owner or of the portal: use other words',
  trivial: 'the password repeats itself or follows the keyboard: use a few random words',
  common: 'the password is on the lists of leaked passwords that guessers use: use a few random words',
};

function checkPerson(person: PersonEntry, { name, title }: OrganizationEntry, at: Path): readonly Problem[] {
  const { password, email, login_name: loginName, full_name: fullName } = person;
  const chosen =
    password === undefined ? undefined : checkPassword(password, [email, loginName ?? '', fullName, name, title]);
  const problems =
    chosen?.ok === false ? [{ at: [...at, 'password'], sentence: passwordSentences[chosen.reason] }] : [];
  return [...problems, ...checkPlace(person, at)];
}

function checkPlace({ kind, role, profile, email }: PersonEntry, at: Path): readonly Problem[] {
  const given = [role, profile].filter((name) => name !== undefined).length;
  if (kind === 'representative' && given < 2) {
    return [{ at, sentence: `${email} is a representative and needs a role and a profile` }];
  }
  if (kind === 'customer' && given > 0) {
    return [{ at, sentence: `${email} is a customer: only representatives have a role and a profile` }];
  }
  return [];
}
