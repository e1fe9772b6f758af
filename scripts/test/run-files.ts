import { once } from 'node:events';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { projectRoot } from '../../src/kit/project-root.ts';

export interface Outcome {
  readonly success: boolean;
  /** Of each file whose tests ran, by its `stem`, how many tests it held. */
  readonly testsIn: ReadonlyMap<string, number>;
  readonly skipped: readonly string[];
}

/** The same for a source and for what it was compiled into: the runner names now the one, now the other. */
export const stem = (file: string): string => file.replace(/^dist\//, '').replace(/\.(tsx?|js)$/, '');

const minute = 60_000;
const wholeRun = 25 * minute;
/** So long nothing was heard: some file hangs, or a failed test left something open that keeps its process alive. */
const silence = 5 * minute;

/** Runs test files, each in a process of its own, two at a time, and prints them with node's spec reporter. */
export async function runFiles(sources: readonly string[], interrupted: AbortSignal): Promise<Outcome> {
  const testsIn = new Map<string, number>();
  const skipped: string[] = [];
  let success = true;
  const stuck = new AbortController();
  const patience = setTimeout(() => stuck.abort(new Error('the file did not end')), silence);

  const tests = run({
    files: sources.map((source) => join(projectRoot, 'dist', source.replace(/\.tsx?$/, '.js'))),
    concurrency: 2,
    timeout: silence,
    signal: AbortSignal.any([interrupted, stuck.signal, AbortSignal.timeout(wholeRun)]),
    // With source maps, stack traces and the names of files are those of the sources.
    execArgv: ['--enable-source-maps', '--disable-warning=ExperimentalWarning'],
  });
  tests.on('test:summary', ({ file, counts }) => {
    if (file !== undefined) testsIn.set(stem(relative(projectRoot, file)), counts.tests);
  });
  tests.on('test:fail', () => {
    success = false;
  });
  tests.on('test:pass', ({ name, skip }) => {
    if (skip !== undefined && skip !== false) skipped.push(`${name}: ${skip === true ? 'no reason given' : skip}`);
  });
  for (const sign of ['test:start', 'test:complete'] as const) tests.on(sign, () => patience.refresh());
  const report = tests.compose(new spec());
  report.pipe(process.stdout, { end: false });
  await once(report, 'end');
  clearTimeout(patience);
  return { success, testsIn, skipped };
}
