import { type Check, isGood, type Report } from './check.ts';
import { house } from './house.ts';
import { hygiene } from './hygiene.ts';
import { size } from './size.ts';
import { style } from './style.ts';
import { types } from './types.ts';
import { unused } from './unused.ts';
import { walls } from './walls.ts';

const checks: readonly Check[] = [types, walls, unused, style, house, size, hygiene];

/** Runs every check, two at a time, prints what each saw, and answers whether all are content. */
export async function runChecks(root: string): Promise<boolean> {
  const waiting = checks.values();
  const verdicts: boolean[] = [];
  const work = async () => {
    for (const check of waiting) verdicts.push(await runCheck(check, root));
  };
  await Promise.all([work(), work()]);
  const bad = verdicts.filter((good) => !good).length;
  console.log(`checks: ${verdicts.length - bad} of ${checks.length} are content`);
  return bad === 0 && verdicts.length === checks.length;
}

async function runCheck(check: Check, root: string): Promise<boolean> {
  const started = performance.now();
  const report = await check.look(root).catch(brokenDown);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const mark = isGood(report) ? '✓' : '✗';
  console.log(`${mark} ${check.name.padEnd(8)} saw ${report.saw} ${report.what} in ${seconds} s`);
  if (report.saw === 0) console.log('  a check that saw nothing has proved nothing');
  for (const problem of report.problems) console.log(problem.replaceAll(/^/gm, '  '));
  return isGood(report);
}

const brokenDown = (error: unknown): Report => ({
  saw: 0,
  what: 'things: it broke down',
  problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
});
