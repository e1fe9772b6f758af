import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Enough for advice: the server knows all of them, and it judges. */
const WORDS = 2_000;

/** zxcvbn-ts as one module that exports `scoreOf(password, words)`: from 0, guessed at once, to 4. */
export function makeStrengthScript(): string {
  const core = dirname(createRequire(import.meta.url).resolve('@zxcvbn-ts/core'));
  const library = readFileSync(join(core, 'zxcvbn-ts.js'), 'utf8').replace(/^\/\/# sourceMappingURL.*$/m, '');
  const common = dictionary['passwords-common'].slice(0, WORDS).join(' ');
  const { qwerty, qwertz, azerty } = adjacencyGraphs;
  return `// zxcvbn-ts, MIT License, https://github.com/zxcvbn-ts/zxcvbn
const scope = {};
(function () {
${withoutNotes(library)}
}).call(scope);
const dictionary = { common: ${JSON.stringify(common)}.split(' ') };
const graphs = ${JSON.stringify({ qwerty, qwertz, azerty })};
const estimator = new scope.zxcvbnts.core.ZxcvbnFactory({ dictionary, graphs });
export const scoreOf = (password, words) => estimator.check(password, words).score;
`;
}

/** Lines that are comments, and blanks at the beginning of lines: a third of the file. */
const withoutNotes = (script: string): string =>
  script.replace(/^\s*(?:\/\/.*|\/\*[\s\S]*?\*\/)\s*$/gm, '').replace(/\s*\n\s*/g, '\n');
