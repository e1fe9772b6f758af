import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../src/kit/project-root.ts';
import { type Check, isGood } from './check.ts';
import { plant } from './fixture.ts';
import { house } from './house.ts';
import { hygiene } from './hygiene.ts';
import { size } from './size.ts';
import { style } from './style.ts';
import { types } from './types.ts';
import { unused } from './unused.ts';
import { walls } from './walls.ts';

const checks = [types, walls, unused, style, house, size, hygiene];
const clean = {
  'src/kit/clock.ts': 'export const epoch = 0;\n',
  'src/main.ts': "import { epoch } from './kit/clock.ts';\n\nprocess.exitCode = epoch;\n",
};

test('every check is content with a clean tree, and has seen something of it', async (t) => {
  const root = plant(t, clean);
  for (const check of checks) {
    const report = await check.look(root);
    assert.deepEqual(report.problems, [], check.name);
    assert.ok(report.saw > 0, check.name);
  }
});

test('a check that saw nothing fails, whatever else it says', async (t) => {
  const root = plant(t, {});
  for (const check of [types, walls, unused, house]) {
    const report = await check.look(root).catch(() => ({ saw: 0, what: '', problems: [] }));
    assert.equal(isGood(report), false, check.name);
  }
  assert.equal(isGood({ saw: 0, what: 'files', problems: [] }), false);
});

test('a source that a tool passed over fails its check', async (t) => {
  const blind = { files: { includes: ['layers.json'] }, formatter: { enabled: false } };
  const more = { 'src/kit/a.ts': 'export {};\n', 'src/kit/b.ts': 'export {};\n' };
  const report = await style.look(plant(t, { ...clean, ...more, 'biome.json': JSON.stringify(blind) }));
  assert.match(report.problems.join(), /^biome looked at \d of 4 files$/);
});

const offences: readonly [check: Check, why: string, file: string, text: string, problem: RegExp][] = [
  [types, 'a wrong type', 'src/kit/a.ts', "export const a: number = 'one';\n", /a\.ts\(1,14\): error TS2322/],
  [types, 'an unchecked index', 'src/kit/a.ts', 'export const f = (l: string[]): string => l[0];\n', /TS2322/],
  [
    unused,
    'a file that nobody imports',
    'src/kit/a.ts',
    'export const a = 1;\n',
    /Unused files \(1\)\s+src\/kit\/a\.ts/,
  ],
  [
    unused,
    'an export that nobody imports',
    'src/kit/clock.ts',
    'export const epoch = 0;\nexport const b = 1;\n',
    /Unused exports \(1\)/,
  ],
  [style, 'any', 'src/kit/a.ts', 'export const f = (x: any): unknown => x;\n', /noExplicitAny/],
  [
    style,
    'a non-null assertion',
    'src/kit/a.ts',
    'export const f = (x?: string): string => x!;\n',
    /noNonNullAssertion/,
  ],
  [style, 'a default export', 'src/kit/a.ts', 'export default 1;\n', /noDefaultExport/],
  [style, 'an enum', 'src/kit/a.ts', 'export enum A {\n  B,\n}\n', /noEnum/],
  [style, 'a barrel', 'src/kit/a.ts', "export * from './clock.ts';\n", /noBarrelFile/],
  [style, 'a name in another case', 'src/kit/clockWork.ts', 'export const a = 1;\n', /useFilenamingConvention/],
  [style, 'an unused import', 'src/kit/a.ts', "import { epoch } from './clock.ts';\n", /noUnusedImports/],
  [
    style,
    'a floating promise',
    'src/kit/a.ts',
    'const f = async () => {};\nexport const g = () => {\n  f();\n};\n',
    /noFloatingPromises/,
  ],
  [
    style,
    'a long function',
    'src/kit/a.ts',
    `export function f() {\n${'  f();\n'.repeat(51)}}\n`,
    /noExcessiveLinesPerFunction/,
  ],
  [style, 'a tangled function', 'src/kit/a.ts', tangle(13), /noExcessiveCognitiveComplexity/],
  [style, 'another format', 'src/kit/a.ts', 'export const a = "a"\n', /Formatter would have printed/],
  [
    house,
    'a boolean parameter',
    'src/kit/a.ts',
    'export const f = (loud: boolean) => loud;\n',
    /a\.ts:1: boolean parameter `loud`/,
  ],
  [
    house,
    'a boolean default',
    'src/kit/a.ts',
    'export function f(loud = false) {}\n',
    /a\.ts:1: boolean parameter `loud`/,
  ],
  [house, 'a vague class', 'src/kit/a.ts', 'class UserManager {}\n', /class UserManager is named after nothing/],
  [size, 'a long file', 'src/kit/a.ts', 'f();\n'.repeat(201), /a\.ts: 201 lines, 200 are allowed/],
  [
    hygiene,
    'a path of one machine',
    'README.md',
    `see ${['', 'root', 'notes.txt'].join('/')}\n`,
    /README\.md:1: a path of one machine/,
  ],
  [
    hygiene,
    'a test left out',
    'src/kit/a.test.ts',
    `test.${'only'}('a', f);\n`,
    /a\.test\.ts:1: a test that is left out/,
  ],
  [hygiene, 'a note to self', 'src/kit/a.ts', `// ${'TO'}${'DO'} later\n`, /a\.ts:1: unfinished work/],
  [
    hygiene,
    'a registry',
    'package-lock.json',
    `"resolved": "${'https'}://registry.example/a.tgz"\n`,
    /the address of one registry/,
  ],
];

for (const [check, why, file, text, problem] of offences) {
  test(`${check.name} notices ${why}`, async (t) => {
    const { problems } = await check.look(plant(t, { ...clean, [file]: text }));
    assert.match(problems.join('\n'), problem);
  });
}

function tangle(depth: number): string {
  const ifs = Array.from({ length: depth }, (_, i) => `  if (n === ${i}) return ${i};\n`).join('');
  return `export function f(n: number): number {\n${ifs}  return -1;\n}\n`;
}

const importing = (from: string) => `import '${from}';\n`;

const breaches: readonly [file: string, imports: string, comment: string][] = [
  ['src/kit/a.ts', '../store/open.ts', 'src/kit imports only the layers before it'],
  ['src/session/a.ts', '../access/decide.ts', 'src/session imports only the layers before it'],
  ['src/http/a.ts', '../main.ts', 'Nobody imports the composition root'],
  ['src/kit/ring-one.ts', './ring-two.ts', 'A cycle has no order'],
  ['src/factors/totp/a.ts', '../passkey/index.ts', 'Each folder of src/factors can be removed'],
  ['src/remote/dialects/classic/a.ts', '../signed/index.ts', 'Each folder of src/remote/dialects can be removed'],
  ['src/remote/dialects/classic/wire.ts', '../../../kit/clock.ts', 'wire.ts runs inside other people'],
  ['helpdesk/tickets/a.ts', '../../src/session/session.ts', 'The helpdesk knows of us what any application could'],
  ['helpdesk/tickets/b.ts', '../../src/store/schema.ts', 'The helpdesk never reads or alters our tables'],
  ['src/http/b.ts', '../../helpdesk/tickets/tickets.ts', 'Sallyport must stand without its helpdesk'],
  ['sdk/node/a.ts', '../../src/kit/clock.ts', 'What a site installs holds no server'],
  ['examples/site/a.ts', '../../src/kit/clock.ts', 'An example shows what a stranger can do'],
  ['src/session/b.ts', 'kysely', 'SQL lives in'],
  ['src/session/c.ts', 'node:sqlite', 'SQL lives in'],
  ['src/session/d.ts', 'fastify', 'Only the edge of the programs knows'],
  ['src/session/e.ts', '../directory/person.queries.ts', 'Another module calls an operation, never a query'],
  ['helpdesk/portal/a.ts', '../tickets/ticket.queries.ts', 'Another module calls an operation, never a query'],
  ['bench/a.ts', '../src/directory/person.queries.ts', 'Whoever is outside of a module'],
  ['src/session/f.ts', '../../test/world.ts', 'A product does not import its tests'],
  ['src/session/g.ts', 'smtp-server', 'What the product runs on is in `dependencies`'],
  ['src/session/h.ts', './nowhere.ts', 'Every import leads somewhere'],
];

interface Walls {
  readonly default: { readonly forbidden: readonly { readonly name: string; readonly comment: string }[] };
}

const neighbours = [
  ...['src/store/open.ts', 'src/store/schema.ts', 'src/access/decide.ts', 'src/factors/passkey/index.ts'],
  ...['src/remote/dialects/signed/index.ts', 'src/session/session.ts', 'helpdesk/tickets/tickets.ts'],
  ...['helpdesk/tickets/ticket.queries.ts', 'src/directory/person.queries.ts', 'test/world.ts'],
];

test('each wall notices who climbs over it, and no wall is without somebody who tries', async (t) => {
  const root = plant(t, {
    ...clean,
    'package.json': JSON.stringify({ name: 'fixture', type: 'module', devDependencies: { 'smtp-server': '*' } }),
    ...Object.fromEntries(neighbours.map((file) => [file, 'export {};\n'])),
    ...Object.fromEntries(breaches.map(([file, imports]) => [file, importing(imports)])),
    'src/kit/ring-two.ts': importing('./ring-one.ts'),
  });
  const { problems } = await walls.look(root);
  for (const [file, imports, comment] of breaches) {
    const found = problems.some((problem) => problem.startsWith(`${file} → `) && problem.includes(comment));
    assert.ok(found, `${file} imports ${imports}, and nobody says: ${comment}`);
  }
  const expected = new Set(breaches.map(([file]) => file)).add('src/kit/ring-two.ts');
  assert.deepEqual(
    problems.filter((problem) => !expected.has(problem.split(' → ')[0] ?? '')),
    [],
  );
  const config = (await import(pathToFileURL(join(projectRoot, '.dependency-cruiser.mjs')).href)) as Walls;
  const untried = config.default.forbidden.filter(
    ({ name, comment }) => !name.startsWith('layer-') && !breaches.some((breach) => comment.includes(breach[2])),
  );
  assert.deepEqual(untried, []);
});

test('what is allowed stays allowed', async (t) => {
  const root = plant(t, {
    ...clean,
    ...Object.fromEntries(neighbours.map((file) => [file, 'export {};\n'])),
    'src/store/a.ts': importing('kysely'),
    'src/session/session.queries.ts': importing('kysely'),
    'src/session/a.ts': importing('./session.queries.ts') + importing('../directory/person.ts'),
    'src/directory/person.ts': importing('./person.queries.ts'),
    'src/remote/dialects/classic/wire.ts': importing('node:crypto'),
    'sdk/node/remote-auth.ts': importing('../../src/remote/dialects/classic/wire.ts'),
    'helpdesk/tickets/a.ts': importing('../../src/store/open.ts') + importing('../../sdk/node/remote-auth.ts'),
    'helpdesk/http/routes.ts': importing('fastify'),
    'src/cli/demo.ts': importing('../../helpdesk/tickets/a.ts') + importing('../main.ts'),
  });
  assert.deepEqual((await walls.look(root)).problems, []);
});

test('a folder of src that layers.json does not know is noticed', async (t) => {
  const { problems } = await walls.look(plant(t, { ...clean, 'src/utils/a.ts': 'export {};\n' }));
  assert.deepEqual(problems, ['src/utils has no place in layers.json']);
});
