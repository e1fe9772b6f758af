import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { isTest, trackedFiles } from './tracked-files.ts';

const limit = 200;
const isCode = (file: string) => /\.(tsx?|m?js)$/.test(file);
const isData = (file: string) => /(^|\/)vectors\//.test(file) || /(^|\/)schema\.ts$/.test(file);

/** No file of our code is longer than one can read at one sitting; tests, vectors and the schema excepted. */
export const size: Check = {
  name: 'size',
  async look(root) {
    const files = trackedFiles(root).filter((file) => isCode(file) && !isTest(file) && !isData(file));
    const problems = files.flatMap((file) => {
      const lines = readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length;
      return lines > limit ? [`${file}: ${lines} lines, ${limit} are allowed`] : [];
    });
    return { saw: files.length, what: 'files', problems };
  },
};
