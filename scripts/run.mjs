// The entry of every npm script. Plain JavaScript that Node 20 understands, so that a fresh clone needs nothing else:
// it installs what is missing, finds Node 24, builds what is stale, and hands over. It prints on stderr only, because
// stdout belongs to the program that it starts.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './run/build.mjs';
import { handOver } from './run/hand-over.mjs';
import { installDependencies } from './run/install-dependencies.mjs';
import { findNode24 } from './run/node24.mjs';
import { fail, root } from './run/say.mjs';

const programs = {
  start: ['dist/src/cli/main.js', 'serve'],
  demo: ['dist/src/cli/main.js', 'demo'],
  sallyport: ['dist/src/cli/main.js'],
  bench: ['dist/bench/main.js'],
  check: ['dist/scripts/check/main.js'],
  test: ['dist/scripts/test/main.js'],
};

const [name = '', ...rest] = process.argv.slice(2);
if (!Object.hasOwn(programs, name)) fail(`usage: node scripts/run.mjs ${Object.keys(programs).join('|')} [argument …]`);

installDependencies();
const node = findNode24();
const compiled = build(node);
// The check says itself what does not compile, beside everything else that it finds.
if (!compiled && name !== 'check') fail('the build failed, see above');

const [program, ...first] = programs[name];
const file = join(root, program);
if (!existsSync(file)) fail(`${program} is missing: was its source removed?`);

const argv = [...first, ...rest];
if (node === process.execPath) {
  // We are Node 24 already: going on in this process saves a second start and forwards every signal by itself.
  process.argv = [process.execPath, file, ...argv];
  await import(pathToFileURL(file).href);
} else {
  handOver(node, file, argv);
}
