import { type Check, overlooked } from './check.ts';
import { runTool } from './run-tool.ts';
import { sourceFiles } from './tracked-files.ts';

/** Biome: format and lint, the house limits among them. */
export const style: Check = {
  name: 'style',
  async look(root) {
    const args = ['check', '--error-on-warnings', '--max-diagnostics=200', '--colors=off', '.'];
    const biome = await runTool('@biomejs/biome/bin/biome', args, root);
    const saw = Number(/Checked (\d+) files?/.exec(biome.output)?.[1] ?? 0);
    const problems = biome.code === 0 ? [] : [biome.output.trim()];
    return { saw, what: 'files', problems: [...problems, ...overlooked('biome', saw, sourceFiles(root).length)] };
  },
};
