import { join } from 'node:path';
import { type Check, overlooked } from './check.ts';
import { runTool } from './run-tool.ts';
import { sourceFiles } from './tracked-files.ts';

/** TypeScript, as strict as tsconfig.json says. */
export const types: Check = {
  name: 'types',
  async look(root) {
    const tsc = await runTool('typescript/bin/tsc', ['-p', root, '--noEmit', '--listFiles'], root);
    const lines = tsc.output.split('\n').filter((line) => line !== '');
    const listed = new Set(lines);
    const sources = sourceFiles(root);
    const saw = sources.filter((file) => listed.has(join(root, file))).length;
    const problems = tsc.code === 0 ? [] : lines.filter((line) => !line.startsWith('/'));
    return { saw, what: 'source files', problems: [...problems, ...overlooked('tsc', saw, sources.length)] };
  },
};
