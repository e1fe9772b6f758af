import type { SeededRandom } from './seeded-random.ts';

/** Ways to choose, over numbers that come again with the same seed. */
function chanceOf({ below, pick }: SeededRandom) {
  return {
    pick: <Item>(...items: readonly [Item, ...Item[]]): Item => pick(items),
    happens: (oneIn: number): boolean => below(oneIn) === 0,
    some: <Item>(items: readonly Item[]): Item[] => items.filter(() => below(3) > 0),
    /** Left out now and then. */
    maybe: <Item>(field: string, value: () => Item): Record<string, Item> =>
      below(3) === 0 ? {} : { [field]: value() },
  };
}

type Chance = ReturnType<typeof chanceOf>;

/** A file about up to two organizations, of few names, so that two such files often speak of the same things. */
export function randomFile(random: SeededRandom): string {
  const chance = chanceOf(random);
  const organizations = chance.some(['acme', 'globex']).map((name) => randomOrganization(chance, name));
  return JSON.stringify({ version: 1, organizations });
}

function randomOrganization(chance: Chance, name: string) {
  const { pick, some, maybe } = chance;
  const roles = chance.happens(12) ? [] : ['CEO', ...some(['Manager', 'Support Engineer', 'Lead'])];
  const profiles = chance.happens(12) ? [] : ['Administrator', ...some(['Standard', 'Light', 'Reader'])];
  const people = ['ada', 'bob', 'cy', 'dee', 'eve'];
  return {
    name,
    title: pick('One', 'Two'),
    ...maybe('accent', () => pick('none', '#0a6e5c', '#AA0000')),
    ...maybe('language', () => pick('en', 'de')),
    ...maybe('support_domain', () => (chance.happens(12) ? 'shared.example' : pick(null, `support.${name}.example`))),
    ...maybe('aliases', () => some([`a.${name}.example`, `b.${name}.example`])),
    ...maybe('features', () => ({
      remote_authentication: pick(true, false),
      ...maybe('sms', () => some(['AT', 'DE'])),
    })),
    ...maybe('sign_in', () => ({
      ...randomPolicy(chance),
      ...maybe('personal_questions', () => pick('off', 'recovery_hurdle')),
      ...maybe('representatives', () => randomPolicy(chance)),
    })),
    ...maybe('remote_authentication', () =>
      some(['website', 'shop']).map((site) => randomConnection(chance, name, site)),
    ),
    ...maybe('roles', () =>
      roles.map((role, index) => ({
        name: role,
        ...maybe('reports_to', () => (index === 0 ? null : pick<string | null>(null, ...roles.slice(0, index)))),
        ...maybe('share_with_peers', () => pick(true, false)),
        ...(chance.happens(4) ? { sign_in: { session_idle: pick('5m', '10m') } } : {}),
      })),
    ),
    ...maybe('profiles', () =>
      profiles.map((profile) => ({
        name: profile,
        permissions: profile === 'Administrator' ? ['*'] : some(['ticket:view', 'ticket:reply']),
      })),
    ),
    ...maybe('people', () => some(people).map((person) => randomPerson(chance, name, person))),
  };
}

function randomPolicy({ pick, maybe, happens }: Chance) {
  return {
    ...maybe('aal', () => pick(1, 1, 2)),
    ...maybe('factors', () =>
      happens(20) ? ['totp'] : pick(['password', 'passkey', 'totp'], ['passkey', 'password', 'security_key']),
    ),
    ...maybe('session_idle', () => pick('15m', '90m', '2h')),
    ...maybe('fresh_for', () => pick('5m', '60s')),
  };
}

function randomConnection({ pick, some, maybe }: Chance, organization: string, name: string) {
  const site = `https://${name}.${organization}.example`;
  return {
    name,
    ...maybe('enabled', () => pick(false, false, true)),
    login_url: `${site}/${pick('in', 'login')}`,
    logout_url: `${site}/out`,
    ...maybe('ip_ranges', () => some(['192.0.2.1', '198.51.100.0/24'])),
    ...maybe('audience', () => pick('customers', 'everyone')),
    ...maybe('assurance', () => pick(1, 2)),
    ...maybe('default_role', () => pick(null, 'CEO', 'CEO', 'Support Engineer')),
    ...maybe('default_profile', () => pick(null, 'Administrator', 'Administrator', 'Reader')),
    ...maybe('options', () => maybe('raw_plus', () => pick(true, false))),
    ...maybe('keys', () =>
      some(['k1', 'k2', 'k3']).map((key) => ({
        name: key,
        ...maybe('state', () => pick('active', 'active', 'next', 'retiring', 'revoked')),
        secret: `a secret of ${organization} ${name} ${key}`,
      })),
    ),
  };
}

function randomPerson({ pick, happens, maybe }: Chance, organization: string, person: string) {
  const kind = person < 'c' ? 'representative' : pick('customer', 'representative');
  return {
    email: `${pick(person, person, person.toUpperCase())}@${organization}.example`,
    ...maybe('login_name', () => (happens(20) ? 'everybody' : pick(null, `${person}.one.two`))),
    full_name: pick('Some Body', 'Any Body'),
    kind,
    ...(kind === 'representative' && {
      role: happens(6) ? 'Manager' : 'CEO',
      profile: happens(6) ? 'Standard' : 'Administrator',
    }),
    ...maybe('active', () => pick(true, true, false)),
    ...maybe('asserted', () => pick<string[]>([], ['email'], ['email', 'login_name'])),
    ...(happens(8) && { password: pick('correct horse battery', 'another horse entirely') }),
  };
}
