import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { ApplyContext } from '../config/apply/apply-context.ts';
import { applyFile } from '../config/apply/apply-file.ts';
import { openInstallation } from './open-installation.ts';
import { Problem } from './problem.ts';
import type { Given } from './read-arguments.ts';
import { readSettings } from './read-settings.ts';

/** `sallyport apply FILE`: prints a line for each change. */
export async function apply({ files: [file = ''] }: Given): Promise<number> {
  const { settings } = readSettings();
  const text = readText(file);
  const program = await openInstallation(settings);
  try {
    const lines = await applyText(program.ctx, { file, text, environment: process.env });
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  } finally {
    await program.close();
  }
}

interface TextOfFile {
  readonly file: string;
  readonly text: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The changes to show; warnings go to stderr, problems are thrown. */
export async function applyText(
  ctx: ApplyContext,
  { file, text, environment }: TextOfFile,
): Promise<readonly string[]> {
  const outcome = await applyFile(ctx, { name: basename(file), text, folder: dirname(resolve(file)), environment });
  if (!outcome.ok) throw new Problem([...outcome.problems, 'Nothing was changed.'].join('\n'));
  for (const warning of outcome.warnings) process.stderr.write(`sallyport: warning: ${warning}\n`);
  return outcome.changes.length > 0 ? outcome.changes : ['= nothing changed'];
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Problem(`${file} cannot be read. Give the path of a configuration file.`);
  }
}
