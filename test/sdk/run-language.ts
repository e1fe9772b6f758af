import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, type TestContext } from 'node:test';
import { projectRoot } from '../../src/kit/project-root.ts';
import { need } from '../support/needs.ts';
import type { Command, Language } from './languages.ts';

interface Started {
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Otherwise the root of the project. */
  readonly folder?: string;
  readonly input?: string;
}

/** Everything runs where the platform's character set is ASCII: what an SDK sends is UTF-8 all the same. */
export const environmentOf = ({ environment }: Language): NodeJS.ProcessEnv => {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, LC_ALL: 'C', ...environment };
};

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the program ended, well or not. */
export async function endOf(language: Language, command: Command, started: Started = {}): Promise<Ended> {
  const { environment, folder = projectRoot, input = '' } = started;
  const [program, ...argv] = command;
  const child = spawn(program, argv, { cwd: folder, env: { ...environmentOf(language), ...environment } });
  // A program that ends before it has read everything is judged by what it says.
  child.stdin.on('error', () => undefined).end(input);
  const ended = new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}

/** What the program printed. Fails with what it complained about, even if it says that all is well. */
export async function runIn(language: Language, command: Command, started: Started = {}): Promise<string> {
  const { code, stdout, stderr } = await endOf(language, command, started);
  if (code !== 0 || stderr !== '') throw new Error(`${command.join(' ')} ended with ${code}: ${stdout}${stderr}`);
  return stdout;
}

const folders: string[] = [];
const builds = new Map<string, Promise<string>>();
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/**
 * The folder with what the language compiles to, made once per test file; undefined where the test may be skipped
 * because the language is not on this machine.
 */
export async function builtFolder(t: TestContext, language: Language): Promise<string | undefined> {
  if (language.need !== undefined && need(t, language.need) === undefined) return undefined;
  const started = builds.get(language.name) ?? build(language);
  builds.set(language.name, started);
  return started;
}

async function build(language: Language): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), 'sallyport-sdk-'));
  folders.push(out);
  for (const command of language.build?.(out) ?? []) await runIn(language, command);
  return out;
}
