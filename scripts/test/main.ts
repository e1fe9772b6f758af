import { projectRoot } from '../../src/kit/project-root.ts';
import { needs, skipsAreAllowed } from '../../test/support/needs.ts';
import { sharedServerVariable, startPostgres } from '../../test/support/postgres.ts';
import { runChecks } from '../check/run-checks.ts';
import { sourceFiles } from '../check/tracked-files.ts';
import { providePrograms } from './provide-programs.ts';
import { type Outcome, runFiles, stem } from './run-files.ts';

const wanted = process.argv.slice(2);
// What we started is ended by us: the test files by the abort, the database after it.
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupted.abort());

/** Everything; or, given parts of paths, only the test files that these occur in, without the checks. */
async function test(): Promise<boolean> {
  const missing = providePrograms();
  for (const name of missing) console.log(`missing: ${name} (Debian package ${needs[name].debian})`);
  if (missing.length > 0 && !skipsAreAllowed()) {
    console.log('Tests need these. ALLOW_SKIPS=1 goes on without them and lists what was skipped.');
    return false;
  }
  const checked = wanted.length > 0 || (await runChecks(projectRoot));
  const tested = !interrupted.signal.aborted && (await runTests());
  if (!checked) console.log('the checks failed, see above');
  return checked && tested;
}

async function runTests(): Promise<boolean> {
  const sources = sourceFiles(projectRoot).filter((file) => /\.test\.tsx?$/.test(file));
  const files = sources.filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));
  const postgres = needs.postgres.find() === undefined ? undefined : await startPostgres();
  if (postgres !== undefined) process.env[sharedServerVariable] = postgres.url;
  try {
    return judge(files, sources.length, await runFiles(files.toSorted(longestFirst), interrupted.signal));
  } finally {
    await postgres?.stop();
  }
}

/** Journeys take longest: begun last, one of them would run alone at the end. */
const longestFirst = (a: string, b: string): number =>
  Number(b.startsWith('test/')) - Number(a.startsWith('test/')) || a.localeCompare(b);

/** A green run that ran nothing is not green: every test file must have run, and must have held a test. */
function judge(files: readonly string[], existing: number, { success, testsIn, skipped }: Outcome): boolean {
  const silent = files.filter((file) => (testsIn.get(stem(file)) ?? 0) === 0);
  console.log(`test files: ${files.length - silent.length} of ${existing} ran`);
  for (const file of silent) console.log(`did not end, or held no test: ${file}`);
  for (const test of skipped) console.log(`skipped: ${test}`);
  const mayHaveSkipped = skipped.length === 0 || skipsAreAllowed();
  if (!mayHaveSkipped) console.log('Nothing may be skipped without ALLOW_SKIPS=1.');
  return success && mayHaveSkipped && files.length > 0 && silent.length === 0;
}

process.exitCode = (await test()) ? 0 : 1;
