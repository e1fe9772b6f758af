import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { isTest, trackedFiles } from './tracked-files.ts';

interface Taboo {
  readonly pattern: RegExp;
  readonly why: string;
  readonly appliesTo: (file: string) => boolean;
}

const everywhere = () => true;
// The one place where a test may be skipped, and only if ALLOW_SKIPS says so.
const mayNotSkip = (file: string) => isTest(file) && file !== 'test/support/needs.ts';
const isCode = (file: string) => /\.(tsx?|mjs|js|css|py|php)$/.test(file);

const taboos: readonly Taboo[] = [
  {
    pattern: /(?<![\w.\-:/*}])\/(?:work|root|tmp|Users|home\/\w+)\/[\w.]/,
    why: 'a path of one machine',
    appliesTo: everywhere,
  },
  {
    pattern: /"resolved": "https?:/,
    why: 'the address of one registry',
    appliesTo: (file) => file === 'package-lock.json',
  },
  { pattern: /\.(?:only|skip)\(|\b(?:only|skip): true/, why: 'a test that is left out', appliesTo: mayNotSkip },
  { pattern: /\b(?:TO[D]O|FIX[M]E|XX[X])\b/, why: 'unfinished work', appliesTo: isCode },
];

/** What must not be committed: paths of a machine, registry addresses, tests left out, notes to self. */
export const hygiene: Check = {
  name: 'hygiene',
  async look(root) {
    const files = trackedFiles(root).filter((file) => !/\.(png|ico|woff2)$/.test(file));
    return { saw: files.length, what: 'files', problems: files.flatMap((file) => offences(root, file)) };
  },
};

function offences(root: string, file: string): readonly string[] {
  const applicable = taboos.filter(({ appliesTo }) => appliesTo(file));
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return lines.flatMap((line, index) =>
    applicable
      .filter(({ pattern }) => pattern.test(line))
      .map(({ why }) => `${file}:${index + 1}: ${why}: ${line.trim().slice(0, 120)}`),
  );
}
