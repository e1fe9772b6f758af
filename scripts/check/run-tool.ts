import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/kit/project-root.ts';

export interface ToolRun {
  readonly code: number;
  readonly stdout: string;
  /** Both streams, as a person would have seen them. */
  readonly output: string;
}

/** Runs an installed command-line tool, given by its script or binary below node_modules, in `folder`. */
export function runTool(tool: string, args: readonly string[], folder: string): Promise<ToolRun> {
  const file = join(projectRoot, 'node_modules', tool);
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
  const child = spawn(process.execPath, [file, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, output }));
  });
}
