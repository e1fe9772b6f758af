import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'node:test';

/** Programs that tests start and npm cannot install: where they are, and the Debian package that has them. */
export const needs = {
  chromium: { debian: 'chromium', find: () => onPath('chromium') ?? onPath('google-chrome') },
  postgres: { debian: 'postgresql', find: () => debianPostgres() ?? onPath('postgres') },
  php: { debian: 'php-cli', find: () => onPath('php') },
  python: { debian: 'python3', find: () => onPath('python3') },
  ruby: { debian: 'ruby', find: () => onPath('ruby') },
  java: { debian: 'default-jdk-headless', find: () => (onPath('javac') ? onPath('java') : undefined) },
  go: { debian: 'golang-go', find: () => onPath('go') },
  mono: { debian: 'mono-mcs', find: () => (onPath('mcs') ? onPath('mono') : undefined) },
} as const satisfies Record<string, { debian: string; find: () => string | undefined }>;

export type Need = keyof typeof needs;

export const skipsAreAllowed = (): boolean => process.env['ALLOW_SKIPS'] === '1';

/**
 * The path of a program this test cannot do without. Where it is missing the test fails, or, under ALLOW_SKIPS=1,
 * is skipped: then the answer is undefined and the test returns.
 */
export function need(t: TestContext, name: Need): string | undefined {
  const path = needs[name].find();
  if (path !== undefined) return path;
  const lack = `${name} is missing (Debian package ${needs[name].debian})`;
  if (!skipsAreAllowed()) throw new Error(lack);
  t.skip(lack);
  return undefined;
}

function onPath(program: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

/** Debian keeps each version in a folder of its own, off the PATH; the newest wins. */
function debianPostgres(): string | undefined {
  const home = '/usr/lib/postgresql';
  try {
    const versions = readdirSync(home).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(home, version, 'bin', 'postgres')).find(isExecutable);
  } catch {
    return undefined;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
