import { once } from 'node:events';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { projectRoot } from '../../src/kit/project-root.ts';

export interface Outcome {
  readonly success: boolean;
  /** Of each source file whose tests ran, how many tests it held. */
  readonly testsIn: ReadonlyMap<string, number>;
  readonly skipped: readonly string[];
}

const minute = 60_000;
const wholeRun = 25 * minute;

/** Runs test files, each in a process of its own, two at a time, and prints them with node's spec reporter. */
export async function runFiles(sources: readonly string[], interrupted: AbortSignal): Promise<Outcome> {
  const testsIn = new Map<string, number>();
  const skipped: string[] = [];
  let success = true;

  const tests = run({
    files: sources.map((source) => join(projectRoot, 'dist', source.replace(/\.tsx?$/, '.js'))),
    concurrency: 2,
    timeout: 10 * minute,
    signal: AbortSignal.any([interrupted, AbortSignal.timeout(wholeRun)]),
    execArgv: [
      // Stack traces and the names of files are those of the sources.
      '--enable-source-maps',
      '--disable-warning=ExperimentalWarning',
      // What a failed test left open must not hold up the run.
      '--test-force-exit',
    ],
  });
  tests.on('test:summary', ({ file, counts }) => {
    if (file !== undefined) testsIn.set(relative(projectRoot, file), counts.tests);
  });
  tests.on('test:fail', () => {
    success = false;
  });
  tests.on('test:pass', ({ name, skip }) => {
    if (skip !== undefined && skip !== false) skipped.push(`${name}: ${skip === true ? 'no reason given' : skip}`);
  });
  const report = tests.compose(new spec());
  report.pipe(process.stdout, { end: false });
  await once(report, 'end');
  return { success, testsIn, skipped };
}
