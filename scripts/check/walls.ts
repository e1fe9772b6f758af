import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICruiseResult, IViolation } from 'dependency-cruiser';
import { type Check, overlooked } from './check.ts';
import { runTool } from './run-tool.ts';
import { sourceFiles } from './tracked-files.ts';

/** dependency-cruiser: who may import whom, from layers.json and .dependency-cruiser.mjs. */
export const walls: Check = {
  name: 'walls',
  async look(root) {
    const sources = sourceFiles(root);
    const folders = [...new Set(sources.map((file) => file.split('/')[0] ?? file))];
    const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders];
    const cruiser = await runTool('dependency-cruiser/bin/dependency-cruiser.mjs', args, root);
    const found = parse(cruiser.stdout);
    if (found === undefined) return { saw: 0, what: 'modules', problems: [cruiser.output.trim()] };

    const cruised = new Set(found.modules.map((module) => module.source));
    const saw = sources.filter((file) => cruised.has(file)).length;
    const comments = new Map(found.summary.ruleSetUsed?.forbidden?.map(({ name, comment }) => [name, comment]));
    const problems = found.summary.violations.map((violation) =>
      describe(violation, comments.get(violation.rule.name)),
    );
    return {
      saw,
      what: 'modules',
      problems: [...problems, ...foldersWithoutLayer(root), ...overlooked('dependency-cruiser', saw, sources.length)],
    };
  },
};

function parse(json: string): ICruiseResult | undefined {
  try {
    return JSON.parse(json) as ICruiseResult;
  } catch {
    return undefined;
  }
}

function describe({ rule, from, to, cycle }: IViolation, comment: string | undefined): string {
  const way = cycle === undefined ? to : cycle.map((step) => step.name).join(' → ');
  return `${from} → ${way}: ${comment ?? rule.name}`;
}

/** A folder that layers.json does not name would stand outside of every wall. */
function foldersWithoutLayer(root: string): readonly string[] {
  const src = join(root, 'src');
  if (!existsSync(src)) return [];
  const { layers } = JSON.parse(readFileSync(join(root, 'layers.json'), 'utf8')) as { layers: { name: string }[] };
  const known = new Set(['main.ts', 'main.test.ts', ...layers.map((layer) => layer.name)]);
  return readdirSync(src)
    .filter((name) => !known.has(name))
    .map((name) => `src/${name} has no place in layers.json`);
}
