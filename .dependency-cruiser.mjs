// The walls of the house. The order of the layers is data: layers.json.
import { readFileSync } from 'node:fs';

const { layers } = JSON.parse(readFileSync(new URL('layers.json', import.meta.url), 'utf8'));
const names = layers.map((layer) => layer.name);

const TEST = '\\.test\\.tsx?$|^test/|^bench/';
const DATABASE = '^node_modules/(kysely|pg|@types/pg)/|^(node:)?sqlite$';
const FASTIFY = '^node_modules/(@fastify/[^/]+|fastify)/';

const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const eachLayerImportsOnlyEarlierOnes = names
  .slice(0, -1)
  .map((name, index) =>
    wall(
      `layer-${name}`,
      `src/${name} imports only the layers before it in layers.json.`,
      { path: `^src/${name}/` },
      { path: `^src/(${names.slice(index + 1).join('|')})/` },
    ),
  );

const strangers = (folder, ...shared) =>
  wall(
    `strangers-${folder.split('/').at(-1)}`,
    `Each folder of ${folder} can be removed without the others noticing.`,
    { path: `^${folder}/([^/]+)/` },
    { path: `^${folder}/[^/]+/`, pathNot: [`^${folder}/$1/`, ...shared.map((name) => `^${folder}/${name}/`)] },
  );

export default {
  forbidden: [
    ...eachLayerImportsOnlyEarlierOnes,
    // No factors of their own: how secrets are hashed, and the ceremonies that passkeys and security keys are both made of.
    strangers('src/factors', 'hashing', 'webauthn'),
    strangers('src/remote/dialects'),
    wall('no-cycles', 'A cycle has no order in which to read it.', {}, { circular: true }),
    wall(
      'main-is-the-root',
      'Nobody imports the composition root but the commands and the tests.',
      {
        pathNot: `^src/cli/|${TEST}`,
      },
      { path: '^src/main\\.ts$' },
    ),
    wall(
      'helpdesk-is-a-relying-party',
      "The helpdesk knows of us what any application could: kit, ui, the store's opener and the public client.",
      { path: '^helpdesk/' },
      { path: '^(src|sdk|examples|scripts)/', pathNot: '^src/(kit|ui|store)/|^sdk/node/' },
    ),
    wall(
      'helpdesk-has-its-own-tables',
      'The helpdesk never reads or alters our tables.',
      { path: '^helpdesk/' },
      {
        path: '^src/store/(schema\\.ts|migrations/)',
      },
    ),
    wall(
      'src-knows-no-helpdesk',
      'Sallyport must stand without its helpdesk; only the composition root and the commands put them together.',
      { path: '^src/', pathNot: '^src/(main\\.ts$|cli/)' },
      { path: '^(helpdesk|sdk|examples)/' },
    ),
    wall(
      'sdk-is-self-contained',
      'What a site installs holds no server: of src only the wire of a dialect.',
      { path: '^sdk/', pathNot: TEST },
      { path: '^(src|helpdesk|examples|test|scripts)/', pathNot: '^src/remote/dialects/[^/]+/wire\\.ts$' },
    ),
    wall(
      'examples-use-the-sdk',
      'An example shows what a stranger can do: it has the public client and nothing else of ours.',
      { path: '^examples/', pathNot: TEST },
      { path: '^(src|helpdesk|test|scripts)/' },
    ),
    wall(
      'wire-is-pure',
      "wire.ts runs inside other people's sites: it imports node:crypto and nothing else.",
      { path: '/wire\\.ts$' },
      { pathNot: '^(node:)?crypto$' },
    ),
    wall(
      'sql-in-queries-only',
      'SQL lives in src/store, *.queries.ts and migrations.',
      { pathNot: `^src/store/|^helpdesk/store/|\\.queries\\.ts$|/migrations/|${TEST}` },
      { path: DATABASE },
    ),
    wall(
      'queries-are-private-to-their-module',
      'Another module calls an operation, never a query.',
      { path: '^(src|helpdesk)/([^/]+)/' },
      { path: '\\.queries\\.ts$', pathNot: '^$1/$2/' },
    ),
    wall(
      'queries-are-private-to-modules',
      'Whoever is outside of a module calls an operation, never a query.',
      { pathNot: '^(src|helpdesk)/[^/]+/' },
      { path: '\\.queries\\.ts$' },
    ),
    wall(
      'fastify-in-http-only',
      'Only the edge of the programs knows which web framework we use.',
      { pathNot: `^src/http/|^helpdesk/http/|^src/main\\.ts$|${TEST}` },
      { path: FASTIFY },
    ),
    wall(
      'no-tests-in-products',
      'A product does not import its tests.',
      { path: '^(src|helpdesk|sdk|examples)/', pathNot: TEST },
      {
        path: `${TEST}|^scripts/`,
      },
    ),
    wall(
      'no-dev-dependencies-in-products',
      'What the product runs on is in `dependencies`.',
      { path: '^(src|helpdesk|sdk|examples)/', pathNot: TEST },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    ),
    wall('resolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
