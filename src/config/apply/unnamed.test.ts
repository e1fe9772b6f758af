import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type FileHouse, openFileHouse } from '../../../test/support/file-house.ts';
import { createPerson } from '../../directory/create-person.ts';
import { findOrganization } from '../../directory/find-organization.ts';
import { findPerson } from '../../directory/find-person.ts';
import { listPlaces } from '../../directory/list-places.ts';
import { readConnections, readKeys } from '../../remote/read-connections.ts';

const site =
  'login_url: "https://www.acme.example/in", logout_url: "https://www.acme.example/out", default_role: CEO, default_profile: Reader';
const key = (name: string) => `{ name: ${name}, secret: "the secret of ${name} in a test" }`;
const ada = '{ email: ada@acme.example, full_name: Ada, kind: representative, role: CEO, profile: Administrator }';
const bob = '{ email: bob@acme.example, full_name: Bob, kind: representative, role: Lead, profile: Reader }';
const jane = '{ email: jane@acme.example, full_name: Jane, kind: customer }';

interface Lists {
  readonly connections?: readonly string[];
  readonly roles?: readonly string[];
  readonly profiles?: readonly string[];
  readonly people?: readonly string[];
}

/** A file with these lists; a list that is not given is not in the file. */
const fileOf = ({ connections, roles, profiles, people }: Lists, name = 'acme') =>
  [
    'version: 1',
    'organizations:',
    `  - name: ${name}`,
    '    title: Acme',
    ...[connections && `    remote_authentication: [${connections.join(', ')}]`],
    ...[roles && `    roles: [${roles.join(', ')}]`],
    ...[profiles && `    profiles: [${profiles.join(', ')}]`],
    ...[people && `    people: [${people.join(', ')}]`],
    '',
  ]
    .filter((line) => line !== undefined)
    .join('\n');

const website = (...keys: string[]) => `{ name: website, ${site}, enabled: true, keys: [${keys.join(', ')}] }`;
const shop = `{ name: shop, ${site}, keys: [${key('s1')}] }`;
const roles = ['{ name: CEO }', '{ name: Lead, reports_to: CEO }'];
const profiles = ['{ name: Administrator, permissions: ["*"] }', '{ name: Reader, permissions: [ticket:view] }'];

const whole = {
  connections: [website(key('k1'), key('k2')), shop],
  roles: [...roles, '{ name: Manager }', '{ name: Support Engineer }'],
  profiles: [...profiles, '{ name: Light, permissions: [] }', '{ name: Standard, permissions: [] }'],
  people: [ada, bob, jane],
};

async function openApplied(t: TestContext): Promise<FileHouse> {
  const house = await openFileHouse(t);
  linesOf(await house.apply(fileOf(whole)));
  house.recorded();
  return house;
}

function linesOf(outcome: Awaited<ReturnType<FileHouse['apply']>>): readonly string[] {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.problems.join('\n'));
  return outcome.changes;
}

function problemsOf(outcome: Awaited<ReturnType<FileHouse['apply']>>): readonly string[] {
  assert.ok(!outcome.ok, 'the file was taken');
  return outcome.problems;
}

async function acmeOf({ ctx }: FileHouse) {
  const organization = await findOrganization(ctx, 'acme');
  assert.ok(organization);
  return organization;
}

test('what a file does not name any more stays as it is, and is released', async (t) => {
  const house = await openApplied(t);
  const less = fileOf({ connections: [website(key('k1'))], roles, profiles, people: [ada, bob] });
  assert.deepEqual(linesOf(await house.apply(less)), [
    '= connection shop of acme: released',
    '= key s1 of connection shop of acme: released',
    '= key k2 of connection website of acme: released',
    '= person jane@acme.example of acme: released',
    '= role Manager of acme: released',
    '= role Support Engineer of acme: released',
    '= profile Light of acme: released',
    '= profile Standard of acme: released',
  ]);
  assert.equal(house.recorded().length, 8);
  const organization = await acmeOf(house);
  const connections = await readConnections(house.ctx, organization.id);
  assert.deepEqual(
    connections.map(({ name, isManagedByFile }) => [name, isManagedByFile]),
    [
      ['shop', false],
      ['website', true],
    ],
  );
  const places = await listPlaces(house.ctx, organization.id);
  assert.deepEqual(
    [...places.roles, ...places.profiles].filter(({ managedAt }) => managedAt === null).map(({ name }) => name),
    ['Manager', 'Support Engineer', 'Light', 'Standard'],
  );
  const [, website2] = connections;
  const keys = website2 ? await readKeys(house.ctx, website2) : [];
  assert.deepEqual(keys.map(({ name, state, managedAt }) => [name, state, managedAt !== null]).sort(), [
    ['k1', 'active', true],
    ['k2', 'active', false],
  ]);
});

test('--prune removes connections, roles and profiles, revokes keys, and switches people off', async (t) => {
  const house = await openApplied(t);
  const less = fileOf({ connections: [website(key('k1'))], roles, profiles, people: [ada, bob] });
  const lines = linesOf(await house.planPruned(less));
  assert.deepEqual(lines, [
    '- connection shop of acme, with its keys: s1',
    '- key k2 of connection website of acme: revoked',
    '- person jane@acme.example of acme: switched off',
    '- role Manager of acme',
    '- role Support Engineer of acme',
    '- profile Light of acme',
    '- profile Standard of acme',
  ]);
  assert.deepEqual(linesOf(await house.prune(less)), lines);
  const jane2 = await findPerson(house.ctx, 'acme', 'jane@acme.example');
  assert.ok(jane2 && jane2.deactivatedAt !== null && !jane2.isManagedByFile, 'a person is never deleted');
  assert.deepEqual(linesOf(await house.planPruned(less)), []);
  assert.deepEqual(linesOf(await house.plan(less)), []);
});

test('lists that the file does not have are neither pruned nor managed; empty ones prune all', async (t) => {
  const house = await openApplied(t);
  assert.ok(linesOf(await house.planPruned(fileOf({}))).every((line) => line.endsWith(': released')));
  const empty = await house.prune(fileOf({ connections: [] }));
  assert.deepEqual(
    linesOf(empty).filter((line) => line.startsWith('-')),
    ['- connection shop of acme, with its keys: s1', '- connection website of acme, with its keys: k1, k2'],
  );
  assert.ok(house.recorded().includes('connection.disabled'));
});

test('an organization that the file does not name is left alone, --prune or not', async (t) => {
  const house = await openApplied(t);
  assert.deepEqual(linesOf(await house.prune(fileOf({}, 'globex'))), ['+ organization globex']);
  assert.equal((await acmeOf(house)).isManagedByFile, true);
  assert.equal((await findPerson(house.ctx, 'acme', 'jane@acme.example'))?.deactivatedAt, null);
});

/** A file that names two administrators must not shut out every customer who came through the website. */
test('--prune leaves people alone whom no file ever named', async (t) => {
  const house = await openApplied(t);
  const { id: organizationId } = await acmeOf(house);
  const draft = {
    organizationId,
    kind: 'customer',
    loginName: null,
    fullName: 'C',
    role: null,
    profile: null,
  } as const;
  for (const createdBy of ['cnx_1', 'administrator']) {
    const person = { ...draft, email: `${createdBy}@acme.example`, identifiers: 'asserted', createdBy } as const;
    await house.ctx.unitOfWork((unit) =>
      createPerson({ ...unit, now: house.ctx.now }, { ...person, actor: createdBy }),
    );
  }
  linesOf(await house.prune(fileOf({ ...whole, people: [ada] })));
  for (const [name, active] of [
    ['cnx_1', true],
    ['administrator', true],
    ['jane', false],
  ] as const) {
    const person = await findPerson(house.ctx, 'acme', `${name}@acme.example`);
    assert.equal(person?.deactivatedAt === null, active, name);
  }
});

/** The console never lets the last administrator go; a file must not do it by the way either. */
test('no file leaves an organization without anybody who may use its console', async (t) => {
  const house = await openApplied(t);
  const problem =
    'acme.yaml:3: nobody would be left who may use the console: leave an active representative a profile with the permission "*"';
  const files: Lists[] = [
    { people: [ada.replace(' }', ', active: false }')] },
    { people: [ada.replace('Administrator', 'Reader')] },
    { people: ['{ email: ada@acme.example, full_name: Ada, kind: customer }'] },
    { profiles: ['{ name: Administrator, permissions: [ticket:view] }'] },
  ];
  for (const lists of files) {
    for (const outcome of [await house.plan(fileOf(lists)), await house.apply(fileOf(lists))])
      assert.deepEqual(outcome, { ok: false, problems: [problem] });
  }
  const successor = bob.replace('Reader', 'Administrator');
  linesOf(await house.apply(fileOf({ people: [ada.replace(' }', ', active: false }'), successor] })));
  linesOf(await house.apply(fileOf({ people: [jane] }, 'customers-only')));
});

test('what is in use, or holds the door open, is not pruned, and the file says on which line', async (t) => {
  const house = await openApplied(t);
  house.recorded();
  const cases: [lists: Lists, problem: string][] = [
    [{ people: [] }, '5: ada@acme.example is the last active administrator: name them, or another administrator, here'],
    [{ roles: ['{ name: CEO }'] }, '5: Lead cannot be removed while it is in use: by bob@acme.example'],
    [
      { profiles: profiles.slice(0, 1) },
      '5: Reader cannot be removed: connection shop gives it to representatives, so name another default there',
    ],
    [
      {
        connections: [`{ name: website, ${site}, keys: [] }`],
        profiles: profiles.slice(0, 1),
      },
      '5: the connection has no key that is in use, so it cannot be enabled',
    ],
    [
      { connections: [], profiles: profiles.slice(0, 1) },
      '6: Reader cannot be removed while it is in use: by bob@acme.example',
    ],
    [
      { roles: [...roles, '{ name: Support Engineer, reports_to: Manager }'] },
      '5: Manager cannot be removed while it is in use: by the role Support Engineer',
    ],
  ];
  for (const [lists, problem] of cases) {
    assert.deepEqual(problemsOf(await house.planPruned(fileOf(lists))), [`acme.yaml:${problem}`]);
    assert.deepEqual(problemsOf(await house.prune(fileOf(lists))), [`acme.yaml:${problem}`]);
  }
  assert.deepEqual(house.recorded(), []);
});

test('a connection gets another name with the same key in one go', async (t) => {
  const house = await openApplied(t);
  const renamed = fileOf({ ...whole, connections: [website(key('k1'), key('k2')), shop.replace('shop', 'store')] });
  assert.deepEqual(linesOf(await house.prune(renamed)), [
    '- connection shop of acme, with its keys: s1',
    '+ connection store of acme',
    '+ key s1 of connection store of acme',
  ]);
});

test('release takes an organization and all it has out of the hands of files, and changes nothing else', async (t) => {
  const house = await openApplied(t);
  const before = await house.exported();
  const lines = await house.release('acme');
  assert.ok(
    lines.includes('= organization acme: released') && lines.includes('= key s1 of connection shop of acme: released'),
  );
  assert.deepEqual(await house.release('acme'), []);
  assert.equal(await house.exported(), before);
  const again = linesOf(await house.plan(fileOf(whole)));
  assert.equal(again.length, lines.length);
  assert.ok(again.every((line) => line.endsWith(': managed by this file from now on')));
});
