import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ServerProcess {
  readonly port: number;
  /** From the start of the process to its first answer, milliseconds. */
  readonly readyAfter: number;
  /** Resident memory, MiB. */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts a program of this folder as a process of its own; it answers with its port when it listens. */
export async function startServer(name: string, task: object): Promise<ServerProcess> {
  const startedAt = performance.now();
  const child = fork(join(import.meta.dirname, `${name}.js`), { serialization: 'advanced' });
  child.send(task);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (answer) => resolve(Number(answer)));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it listened`)));
  });
  return {
    port,
    readyAfter: performance.now() - startedAt,
    memory: () => residentMemory(child),
    stop: () => stop(child),
  };
}

function residentMemory({ pid }: ChildProcess): number {
  const kibibytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes) / 1024;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
