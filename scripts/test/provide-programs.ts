import { spawnSync } from 'node:child_process';
import { type Need, needs } from '../../test/support/needs.ts';

const names = Object.keys(needs) as Need[];
const findMissing = (): readonly Need[] => names.filter((name) => needs[name].find() === undefined);

/** Installs what the tests start and npm does not have, from Debian; answers what could not be had. */
export function providePrograms(): readonly Need[] {
  const missing = findMissing();
  if (missing.length === 0) return [];
  const packages = missing.map((name) => needs[name].debian);
  console.log(`installing from Debian: ${packages.join(', ')} …`);
  aptGet(['update', '-qq']);
  aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  return findMissing();
}

/** Its failures are not read here: what counts is whether the programs are there afterwards. */
function aptGet(args: readonly string[]): void {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [command = 'apt-get', ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  const { status, stdout, stderr, error } = spawnSync(command, rest, { encoding: 'utf8', timeout: 10 * 60_000 });
  if (status !== 0) console.log(`apt-get ${args[0]} failed: ${error?.message ?? `${stdout}${stderr}`.trim()}`);
}
