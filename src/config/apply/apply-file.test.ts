import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openFileHouse } from '../../../test/support/file-house.ts';
import { createPerson } from '../../directory/create-person.ts';
import { findOrganization } from '../../directory/find-organization.ts';
import { findPerson } from '../../directory/find-person.ts';
import { provePassword } from '../../factors/password/prove-password.ts';
import { startSession } from '../../session/start-session.ts';
import type { applyFile } from './apply-file.ts';

const limits = { idle: 3_600_000, lifetime: 86_400_000 };

const acme = `version: 1
organizations:
  - name: acme
    title: Acme Support
    support_domain: support.acme.example
    aliases: [help.acme.example]
    features: { remote_authentication: true }
    remote_authentication:
      - name: website
        dialect: classic
        enabled: true
        login_url: https://www.acme.example/helpdesk/login
        logout_url: https://www.acme.example/helpdesk/logout
        ip_ranges: ["192.0.2.10-192.0.2.20", "198.51.100.0/24", "2001:db8:10::/48"]
        audience: customers
        compatibility: hardened
        default_role: Support Engineer
        default_profile: Light
        options: { raw_plus: true }
        keys:
          - { name: k1, state: active, secret: "env:ACME_KEY" }
    roles:
      - { name: Team Lead, reports_to: Manager, share_with_peers: true }
      - { name: CEO }
    profiles:
      - { name: Reader, permissions: [ticket:view] }
    people:
      - { email: jane@acme.example, login_name: jane.doe, full_name: Jane Doe, kind: customer, active: true }
      - { email: rep@acme.example, full_name: Rep One, kind: representative, role: Team Lead, profile: Reader, password: "env:REP_PASSWORD" }
`;

/** A file with one organization; the lines begin on line 5. */
const withLines = (...lines: string[]) =>
  ['version: 1', 'organizations:', '  - name: acme', '    title: Acme', ...lines.map((line) => `    ${line}`), ''].join(
    '\n',
  );

const connection = (...lines: string[]) => [
  'remote_authentication:',
  '  - name: website',
  '    login_url: https://www.acme.example/in',
  '    logout_url: https://www.acme.example/out',
  ...lines.map((line) => `    ${line}`),
];

async function problemsOf(outcome: ReturnType<typeof applyFile>): Promise<readonly string[]> {
  const settled = await outcome;
  assert.ok(!settled.ok, 'the file was taken');
  return settled.problems;
}

test('a file is applied once, line by line, and a second time changes and records nothing', async (t) => {
  const { ctx, apply, recorded } = await openFileHouse(t);
  assert.deepEqual(await apply(acme), {
    ok: true,
    warnings: [],
    changes: [
      '+ organization acme',
      '+ role Team Lead of acme',
      '+ role CEO of acme',
      '+ profile Reader of acme',
      '+ connection website of acme',
      '+ key k1 of connection website of acme',
      '~ connection website of acme: switched on',
      '+ person jane@acme.example of acme',
      '+ person rep@acme.example of acme',
    ],
  });
  assert.deepEqual(recorded().toSorted(), [
    'connection.created',
    'connection.enabled',
    'key.created',
    'organization.changed',
    'organization.created',
    'password.set',
    'person.created',
    'person.created',
    'profile.created',
    'role.changed',
    'role.created',
  ]);
  const representative = await findPerson(ctx, 'acme', 'rep@acme.example');
  assert.deepEqual(
    [representative?.role, representative?.profile, representative?.isManagedByFile, representative?.createdBy],
    ['Team Lead', 'Reader', true, 'file'],
  );
  assert.equal((await findOrganization(ctx, 'acme'))?.supportDomain, 'support.acme.example');

  assert.deepEqual(await apply(acme), { ok: true, warnings: [], changes: [] });
  assert.deepEqual(recorded(), []);
});

test('what a file says otherwise is changed, and what it leaves out stays', async (t) => {
  const { ctx, apply, recorded } = await openFileHouse(t);
  await apply(acme);
  recorded();
  const outcome = await apply(
    withLines(
      'support_domain: tickets.acme.example',
      'roles: [{ name: Team Lead, reports_to: CEO, share_with_peers: false }]',
      'profiles: [{ name: Reader, permissions: [ticket:view, ticket:create] }]',
      ...connection(
        'enabled: false',
        'options: { seconds_timestamps: true }',
        'keys: [{ name: k1, state: retiring, secret: "env:ACME_KEY" }]',
      ),
      'people: [{ email: JANE@acme.example, full_name: Jane Roe, kind: customer, active: false }]',
    ),
  );
  assert.deepEqual(outcome.ok && outcome.changes, [
    '~ organization acme: title, support_domain',
    '~ role Team Lead of acme: reports_to, share_with_peers',
    '~ profile Reader of acme: permissions',
    '~ connection website of acme: login_url, logout_url, options',
    '~ key k1 of connection website of acme: state',
    '~ connection website of acme: switched off',
    '~ person JANE@acme.example of acme: full_name, active',
    '= person rep@acme.example of acme: released',
    '= role CEO of acme: released',
  ]);
  const organization = await findOrganization(ctx, 'acme');
  assert.deepEqual(organization?.aliases, ['help.acme.example']);
  const jane = await findPerson(ctx, 'acme', 'jane@acme.example');
  assert.deepEqual([jane?.loginName, jane?.fullName, jane?.deactivatedAt !== null], ['jane.doe', 'Jane Roe', true]);
  assert.ok(await findPerson(ctx, 'acme', 'rep@acme.example'));
});

test('an unknown key is named with its line and the nearest key; all problems are told at once', async (t) => {
  const { ctx, apply, recorded } = await openFileHouse(t);
  const text = withLines(
    'suport_domain: x.example',
    ...connection('enabeld: true', 'audience: all'),
    'people: [{ email: a@b.example }]',
    'frobnicate: 1',
  );
  assert.deepEqual(await problemsOf(apply(text)), [
    'acme.yaml:5: suport_domain is not known here: did you mean support_domain?',
    'acme.yaml:10: enabeld is not known here: did you mean enabled?',
    'acme.yaml:11: audience is "all": expected one of customers, everyone',
    'acme.yaml:12: full_name is missing here',
    'acme.yaml:12: kind is missing here',
    'acme.yaml:13: frobnicate is not known here',
  ]);
  assert.equal(await findOrganization(ctx, 'acme'), undefined);
  assert.deepEqual(recorded(), []);
});

test('what only later versions know is refused by name, never half applied', async (t) => {
  const { apply } = await openFileHouse(t);
  const text = withLines(
    'ticket_sharing: private',
    'departments: [{ name: Support }]',
    'people: [{ email: a@b.example, full_name: A B, kind: customer, departments: [Support] }]',
  );
  const problems = await problemsOf(apply(text));
  assert.deepEqual(
    problems.map((problem) => /^acme.yaml:(\d+): this version does not know (\w+) yet/.exec(problem)?.slice(1)),
    [
      ['5', 'ticket_sharing'],
      ['6', 'departments'],
      ['7', 'departments'],
    ],
  );
});

test('a value that cannot be used is shown with what was expected, a secret never', async (t) => {
  const { apply } = await openFileHouse(t);
  const text = withLines(
    'support_domain: https://support.acme.example',
    ...connection('enabled: yes', 'ip_ranges: [192.0.2.300]', 'keys: [{ name: k1, secret: 12345678901234567 }]'),
    'people: nobody',
  ).replace('name: acme', 'name: console');
  const problems = (await problemsOf(apply(text))).join('\n');
  for (const part of [
    '3: name is "console": expected a portal name',
    '5: support_domain is "https://support.acme.example": expected a host name',
    '10: enabled is "yes": expected true or false',
    '11: ip_ranges is "192.0.2.300": expected an address',
    '12: secret cannot be used: expected a text, env:NAME or file:PATH',
    '13: people is "nobody": expected a list',
  ]) {
    assert.ok(problems.includes(part), `${part}\nis not in\n${problems}`);
  }
  assert.ok(!problems.includes('1234567'));
});

test('a key that stands one level too high is not repeated', async (t) => {
  const { apply } = await openFileHouse(t);
  const site = 'name: website, login_url: "https://www.acme.example/in", logout_url: "https://www.acme.example/out"';
  for (const [keys, expected] of [
    ['my-secret-key-of-acme', 'a list'],
    ['[my-secret-key-of-acme]', 'lines of "name: value"'],
  ]) {
    const text = `version: 1\norganizations:\n  - name: acme\n    title: Acme\n    remote_authentication:\n      - { ${site}, keys: ${keys} }\n`;
    assert.deepEqual(await problemsOf(apply(text)), [`acme.yaml:6: keys cannot be used: expected ${expected}`]);
  }
});

test('a file that is no YAML, or no configuration, says where', async (t) => {
  const { apply } = await openFileHouse(t);
  const cases: [text: string, expected: RegExp][] = [
    ['version: 1\norganizations: [', /^acme.yaml:2: /],
    ['version: 1\nversion: 1\norganizations: []', /^acme.yaml:2: Map keys must be unique/],
    ['version: 2\norganizations: []', /^acme.yaml:1: version is 2: expected 1$/],
    ['', /^acme.yaml:1: the file is null: expected lines/],
    ['- a', /^acme.yaml:1: the file cannot be used: expected lines/],
  ];
  for (const [text, expected] of cases) assert.match((await problemsOf(apply(text)))[0] ?? '', expected);
});

test('JSON is applied as YAML is, tabs and all', async (t) => {
  const { apply } = await openFileHouse(t);
  const content = { version: 1, organizations: [{ name: 'acme', title: 'Acme “Support”\n'.trim(), aliases: [] }] };
  const outcome = await apply(JSON.stringify(content, undefined, '\t'));
  assert.deepEqual(outcome.ok && outcome.changes, ['+ organization acme']);
});

test('secrets come from the environment or from a file beside ours; one that is missing is named', async (t) => {
  const { ctx, apply, folder } = await openFileHouse(t);
  writeFileSync(join(folder, 'password'), 'staple in a haystack\n');
  const person = 'email: a@b.example, full_name: A B, kind: customer';
  assert.equal((await apply(withLines(`people: [{ ${person}, password: "file:password" }]`))).ok, true);
  const known = await findPerson(ctx, 'acme', 'a@b.example');
  assert.equal((await provePassword(ctx, known?.id, 'staple in a haystack')).ok, true);

  writeFileSync(join(folder, 'empty'), '\n');
  const lines = ['env:NOBODY_SET_THIS', 'file:nowhere', 'file:empty'].map(
    (secret) => `  - { ${person}, password: "${secret}" }`,
  );
  assert.deepEqual(await problemsOf(apply(withLines('people:', ...lines))), [
    'acme.yaml:6: the environment variable NOBODY_SET_THIS is not set',
    'acme.yaml:7: the file nowhere cannot be read',
    'acme.yaml:8: the file empty is empty',
  ]);
});

test('a file that contradicts itself is refused before anything is changed', async (t) => {
  const { apply } = await openFileHouse(t);
  const key = (name: string, secret: string) => `keys: [{ name: ${name}, secret: ${secret} }]`;
  const cases: [lines: string[], problem: string][] = [
    [[...connection(key('k1', 'short'))], '9: the key is too short: use at least 16 characters'],
    [
      [
        ...connection(
          'keys:',
          '  - { name: k1, secret: sixteen-characters }',
          '  - { name: k2, secret: sixteen-characters }',
        ),
      ],
      '11: this key is the same as another one of this file: each needs its own',
    ],
    [['aliases: [a.example, a.example]'], '5: a.example leads to another organization of this file already'],
    [['roles: [{ name: A }, { name: A }]'], '5: there are two roles with the name A'],
    [
      ['people:', '  - { email: a@b.example, full_name: A, kind: representative, role: CEO }'],
      '6: a@b.example is a representative and needs a role and a profile',
    ],
    [
      ['people:', '  - { email: a@b.example, full_name: A, kind: customer, role: CEO }'],
      '6: a@b.example is a customer: only representatives have a role and a profile',
    ],
    [
      [
        'people:',
        '  - { email: a@b.example, full_name: A, kind: customer }',
        '  - { email: A@b.example, full_name: A, kind: customer }',
      ],
      '7: there are two people with the address a@b.example',
    ],
    [
      ['people:', '  - { email: a@b.example, full_name: A, kind: customer, password: short }'],
      '6: the password is too short: use at least 15 characters',
    ],
  ];
  for (const [lines, problem] of cases)
    assert.deepEqual(await problemsOf(apply(withLines(...lines))), [`acme.yaml:${problem}`]);
});

test('what contradicts the database is refused with its line, and nothing of the file is kept', async (t) => {
  const { ctx, apply, recorded, environment } = await openFileHouse(t);
  await apply(acme);
  recorded();
  environment['ACME_KEY'] = 'another-key-of-the-company';
  const globex = (...lines: string[]) => withLines(...lines).replace('name: acme', 'name: globex');
  const cases: [text: string, problem: string][] = [
    [globex('support_domain: support.acme.example'), '3: support.acme.example leads to another organization already'],
    [globex('support_domain: acme.localhost'), '3: acme.localhost leads to another organization already'],
    [globex('support_domain: localhost'), '3: localhost cannot be a host of a portal'],
    [
      globex(...connection('keys:', '  - { name: k1, secret: a-key-of-the-company }')),
      '10: a connection has this very key already: each key needs a secret of its own',
    ],
    [globex(...connection('enabled: true')), '9: the connection has no key that is in use, so it cannot be enabled'],
    [globex(...connection('default_role: Emperor')), '6: there is no role with the name of default_role'],
    [globex('roles:', '  - { name: A, reports_to: Z }'), '6: there is no role Z for A to report to'],
    [
      globex('roles:', '  - { name: A, reports_to: B }', '  - { name: B, reports_to: A }'),
      '6: A would report to itself: the roles must be a tree',
    ],
    [
      globex('people:', '  - { email: a@b.example, full_name: A, kind: representative, role: CEO, profile: None }'),
      '6: there is no such profile in this organization',
    ],
    [
      globex(...connection()).replace('www.acme.example/in', 'globex.localhost/in'),
      '6: login_url leads to the portal itself: browsers would go round in circles',
    ],
    [
      acme,
      '21: a key with this name and another secret exists: give the new key a new name, and put the old one into state retiring',
    ],
  ];
  for (const [text, problem] of cases) {
    assert.deepEqual(await problemsOf(apply(text)), [`acme.yaml:${problem}`]);
    assert.equal(await findOrganization(ctx, 'globex'), undefined);
  }
  assert.deepEqual(recorded(), []);
});

test('a password is hashed again only when it is another one', async (t) => {
  const { ctx, apply, recorded, environment } = await openFileHouse(t);
  await apply(acme);
  recorded();
  environment['REP_PASSWORD'] = 'another horse entirely';
  const outcome = await apply(acme);
  assert.deepEqual(outcome.ok && outcome.changes, ['~ person rep@acme.example of acme: password']);
  assert.deepEqual(recorded(), ['password.set']);
  const representative = await findPerson(ctx, 'acme', 'rep@acme.example');
  assert.equal((await provePassword(ctx, representative?.id, 'another horse entirely')).ok, true);
  assert.equal((await provePassword(ctx, representative?.id, 'correct horse battery')).ok, false);
});

/**
 * Whoever may choose an address at the company's site signs up as rep@acme.example before the file names it. The file
 * makes a representative of that account: the stranger must not keep a session in it.
 */
test('an account that only a link has asserted is vouched for, and whoever sat in it is sent out', async (t) => {
  const { ctx, apply, recorded } = await openFileHouse(t);
  await apply(withLines());
  const organization = await findOrganization(ctx, 'acme');
  assert.ok(organization);
  const organizationId = organization.id;
  await ctx.unitOfWork(async (tx) => {
    const draft = {
      organizationId,
      kind: 'customer',
      email: 'rep@acme.example',
      loginName: 'squatter',
      fullName: 'S',
      role: null,
      profile: null,
    } as const;
    const person = await createPerson(
      { ...tx, now: ctx.now },
      { ...draft, identifiers: 'asserted', createdBy: 'cnx_1', actor: 'cnx_1' },
    );
    assert.ok(person.ok);
    const proven = {
      organizationId,
      personId: person.value,
      evidence: [],
      connectionId: null,
      address: '192.0.2.1',
      userAgent: '',
    };
    await startSession({ ...tx, now: ctx.now }, limits, proven);
  });
  recorded();

  const outcome = await apply(acme);
  assert.ok(
    outcome.ok &&
      outcome.changes.includes(
        '~ person rep@acme.example of acme: full_name, kind, role, profile, managed by this file from now on, address vouched for, password',
      ),
  );
  const types = recorded();
  for (const type of ['person.changed', 'address.verified', 'session.ended'] as const)
    assert.ok(types.includes(type), type);
  const representative = await findPerson(ctx, 'acme', 'rep@acme.example');
  assert.deepEqual(
    [representative?.kind, representative?.emailVerifiedAt, representative?.loginNameVerifiedAt],
    ['representative', ctx.now(), null],
  );
});

test('a key that was revoked stays so, whatever the file says', async (t) => {
  const { apply } = await openFileHouse(t);
  const state = (word: string) =>
    acme.replace('state: active', `state: ${word}`).replace('enabled: true', 'enabled: false');
  await apply(state('revoked'));
  assert.deepEqual(await problemsOf(apply(state('active'))), [
    'acme.yaml:21: the key was revoked, and stays so: take it out of the file, or make a key with a new name',
  ]);
});

test('names that make signed links ambiguous, and generous defaults, are warned of', async (t) => {
  const { apply } = await openFileHouse(t);
  const outcome = await apply(
    withLines(
      'roles: [{ name: portal guide, reports_to: CEO }]',
      ...connection('audience: everyone', 'default_profile: Administrator'),
    ),
  );
  assert.deepEqual(outcome.ok && outcome.warnings, [
    'acme.yaml:5: portal guide begins or ends with portal or supportrep, so signed links can be read in two ways: rename it',
    'acme.yaml:11: representatives whom a link creates without a profile will be administrators (Administrator)',
  ]);
});
