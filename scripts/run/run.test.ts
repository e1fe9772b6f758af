import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { projectRoot } from '../../src/kit/project-root.ts';

const echo = "#!/usr/bin/env node\nconsole.log(process.argv.slice(2).join(' '));\nprocess.exitCode = 7;\n";

/** Stands for what makes the files that no compiler makes. */
const maker = `import { writeFileSync } from 'node:fs';
for (const name of ['common-passwords.bin', 'strength.js']) writeFileSync('dist/' + name, 'made');
`;

/** A clone with our scripts, as much of our dependencies as a build needs, and these sources instead of ours. */
function clone(t: TestContext, sources: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'sallyport-run-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json', 'scripts/run.mjs', 'scripts/run']) {
    cpSync(join(projectRoot, file), join(root, file), {
      recursive: true,
      filter: (path) => !path.endsWith('.test.ts'),
    });
  }
  for (const name of ['.bin', '@types', 'typescript', 'undici-types']) {
    mkdirSync(join(root, 'node_modules'), { recursive: true });
    symlinkSync(join(projectRoot, 'node_modules', name), join(root, 'node_modules', name));
  }
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  write(root, 'node_modules/.sallyport-lock', lock.digest('hex'));
  for (const [file, text] of Object.entries({ 'scripts/build/main.ts': maker, ...sources })) write(root, file, text);
  return root;
}

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const start = (root: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, ['scripts/run.mjs', ...args], { cwd: root, encoding: 'utf8' });

test('the first start builds, the second does not, and stdout belongs to the program alone', (t) => {
  const root = clone(t, { 'src/cli/main.ts': echo });

  const first = start(root, 'sallyport', 'person', 'list', '--of=acme');
  assert.equal(first.stderr, 'sallyport: building …\n');
  const second = start(root, 'sallyport', 'person', 'list', '--of=acme');
  assert.equal(second.stderr, '');
  for (const { stdout, status } of [first, second]) {
    assert.equal(stdout, 'person list --of=acme\n');
    assert.equal(status, 7);
  }
  assert.equal(start(root, 'start', '--port=0').stdout, 'serve --port=0\n');
  assert.equal(spawnSync(join(root, 'dist/src/cli/main.js'), ['bin'], { encoding: 'utf8' }).stdout, 'bin\n');
});

test('what was compiled from a source that is gone is gone, and what is missing is compiled again', (t) => {
  const root = clone(t, { 'src/cli/main.ts': echo, 'src/kit/old.test.ts': 'export {};\n' });
  const [old, main] = [join(root, 'dist/src/kit/old.test.js'), join(root, 'dist/src/cli/main.js')];
  start(root, 'sallyport');
  assert.ok(existsSync(old));

  rmSync(join(root, 'src/kit/old.test.ts'));
  rmSync(main);
  assert.equal(start(root, 'sallyport').status, 7);
  assert.equal(existsSync(old), false);
});

test('a file that no compiler makes is made again when it is missing, and without it nothing starts', (t) => {
  const root = clone(t, { 'src/cli/main.ts': echo });
  const file = join(root, 'dist/common-passwords.bin');
  start(root, 'sallyport');
  rmSync(file);
  assert.equal(start(root, 'sallyport').status, 7);
  assert.ok(existsSync(file));

  write(root, 'scripts/build/main.ts', 'process.exit(1);\n');
  const { status, stdout } = start(root, 'sallyport', 'hello');
  assert.deepEqual([status, stdout], [1, '']);
});

test('a program that does not compile is not started, not even the one that compiled before', (t) => {
  const root = clone(t, { 'src/cli/main.ts': echo });
  start(root, 'sallyport');
  write(root, 'src/kit/a.ts', "export const a: number = 'one';\n");

  for (const _ of [1, 2]) {
    const { status, stdout, stderr } = start(root, 'sallyport', 'hello');
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /src\/kit\/a\.ts\(1,14\): error TS2322/);
  }
});

test('an unknown name is answered with the names there are', (t) => {
  const { status, stderr } = start(clone(t, {}), 'dance');
  assert.equal(status, 1);
  assert.match(stderr, /usage: node scripts\/run\.mjs start\|demo\|sallyport\|bench\|check\|test/);
});

test('under another Node the program gets the signal, and its exit code is ours', async (t) => {
  const program = 'process.on("SIGTERM", () => process.exit(9)); setInterval(() => {}, 1000); console.log("ready");';
  const root = clone(t, { 'program.mjs': program });
  const handOver = `import('./scripts/run/hand-over.mjs').then((m) => m.handOver(process.execPath, 'program.mjs', []))`;
  const child = spawn(process.execPath, ['-e', handOver], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [9, null]);
});
