import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root, say } from './say.mjs';

const stamp = join(root, 'node_modules', '.sallyport-lock');

/** Runs `npm ci` unless node_modules was installed from the very package-lock.json that lies here. */
export function installDependencies() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  say('installing dependencies with npm ci …');
  // Warnings would speak of the Node that runs npm, which is not the one that runs us.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync('npm', ['ci', ...quiet], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) fail(`npm ci failed${error ? `: ${error.message}` : ''}. Is the npm registry within reach?`);
  writeFileSync(stamp, wanted);
}
