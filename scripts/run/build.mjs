import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files.mjs';
import { root, say } from './say.mjs';

const dist = join(root, 'dist');
const stamp = join(dist, '.built-from');
const executable = join(dist, 'src', 'cli', 'main.js');
/** What the program reads and no compiler makes. */
const maker = join(dist, 'scripts', 'build', 'main.js');
const made = ['common-passwords.bin', 'strength.js'].map((name) => join(dist, name));

/**
 * Compiles the sources into dist/ unless that was done from exactly these files; answers whether they compile.
 * Names, sizes and times are compared, not contents: this runs at every start of the server.
 */
export function build(node) {
  const sources = findSources();
  const wanted = signatureOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && made.every(existsSync)) return true;

  say('building …');
  rmSync(stamp, { force: true });
  removeOrphans(sources);
  // tsc does not look whether what it once wrote is still there.
  if (!sources.every((source) => existsSync(outputOf(source)))) rmSync(join(dist, '.tsbuildinfo'), { force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(node, [tsc, '-p', root], { cwd: root, stdio: ['ignore', 2, 2] });
  if (existsSync(executable)) chmodSync(executable, 0o755);
  if (status !== 0 || spawnSync(node, [maker], { cwd: root, stdio: ['ignore', 2, 2] }).status !== 0) return false;
  writeFileSync(stamp, wanted);
  return true;
}

function findSources() {
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  return include
    .flatMap((folder) => [...filesBelow(root, folder)])
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
}

function signatureOf(sources) {
  const hash = createHash('sha256');
  for (const file of [...sources, 'tsconfig.json', 'package-lock.json']) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** What was compiled from a source that is gone would still be imported, run and counted. */
function removeOrphans(sources) {
  const outputs = new Set(sources.map(outputOf));
  for (const file of filesBelow(root, 'dist')) {
    const compiled = join(root, file.replace(/\.map$/, ''));
    if (compiled.endsWith('.js') && !outputs.has(compiled)) rmSync(join(root, file));
  }
}

const outputOf = (source) => join(dist, source.replace(/\.tsx?$/, '.js'));
