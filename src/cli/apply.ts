import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { ApplyContext, Unnamed } from '../config/apply/apply-context.ts';
import { applyFile, planFile } from '../config/apply/apply-file.ts';
import { openInstallation } from './open-installation.ts';
import { Problem } from './problem.ts';
import type { Given } from './read-arguments.ts';
import { readSettings } from './read-settings.ts';

/** `sallyport apply FILE`: prints a line for each change. */
export async function apply(given: Given): Promise<number> {
  const changes = await take(given, applyFile);
  print(changes.length > 0 ? changes : ['= nothing changed']);
  return 0;
}

const SOMETHING_WOULD_CHANGE = 3;

/** `sallyport plan FILE`: prints the lines that `apply` would print, and nothing when it would change nothing. */
export async function plan(given: Given): Promise<number> {
  const changes = await take(given, planFile);
  print(changes);
  if (changes.length === 0) process.stderr.write('sallyport: everything is as the file says.\n');
  return changes.length > 0 ? SOMETHING_WOULD_CHANGE : 0;
}

const print = (lines: readonly string[]) => void process.stdout.write(lines.map((line) => `${line}\n`).join(''));

async function take({ files: [file = ''], has }: Given, work: typeof applyFile): Promise<readonly string[]> {
  const { settings } = readSettings();
  const text = readText(file);
  const program = await openInstallation(settings);
  try {
    const unnamed = has('prune') ? 'pruned' : 'released';
    return await takeText(program.ctx, { file, text, environment: process.env, unnamed }, work);
  } finally {
    await program.close();
  }
}

export interface TextOfFile {
  readonly file: string;
  readonly text: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly unnamed?: Unnamed;
}

/** The changes to show; warnings go to stderr, problems are thrown. */
export async function takeText(
  ctx: ApplyContext,
  { file, ...given }: TextOfFile,
  work: typeof applyFile,
): Promise<readonly string[]> {
  const outcome = await work(ctx, { name: basename(file), folder: dirname(resolve(file)), ...given });
  if (!outcome.ok) throw new Problem([...outcome.problems, 'Nothing was changed.'].join('\n'));
  for (const warning of outcome.warnings) process.stderr.write(`sallyport: warning: ${warning}\n`);
  return outcome.changes;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Problem(`${file} cannot be read. Give the path of a configuration file.`);
  }
}
