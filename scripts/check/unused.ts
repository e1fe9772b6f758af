import { join } from 'node:path';
import { projectRoot } from '../../src/kit/project-root.ts';
import { type Check, overlooked } from './check.ts';
import { runTool } from './run-tool.ts';
import { sourceFiles } from './tracked-files.ts';

const counter = join(projectRoot, 'scripts', 'check', 'knip-counter.mjs');

/** Knip: files, exports and dependencies that nobody uses, and dependencies that nobody declared. */
export const unused: Check = {
  name: 'unused',
  async look(root) {
    const args = ['--no-progress', '--treat-config-hints-as-errors', '--reporter=symbols', `--reporter=${counter}`];
    const knip = await runTool('knip/bin/knip.js', args, root);
    const saw = Number(/^knip looked at (\d+) files$/m.exec(knip.stdout)?.[1] ?? 0);
    const problems = knip.code === 0 ? [] : [knip.output.trim()];
    return { saw, what: 'files', problems: [...problems, ...overlooked('knip', saw, sourceFiles(root).length)] };
  },
};
