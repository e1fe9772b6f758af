import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { type Client, type ClientOptions, createClient } from './http-client.ts';

export interface ChildServer {
  readonly client: (options?: ClientOptions) => Client;
  /** As the power fails: no handler runs, nothing is flushed. */
  readonly kill: () => Promise<void>;
}

/** A server in a process of its own, on a data folder or on PostgreSQL. */
export async function startChildServer(t: TestContext, dataFolder: string, databaseUrl?: string): Promise<ChildServer> {
  const program = join(import.meta.dirname, 'serve-child.js');
  const args = [program, dataFolder, ...(databaseUrl === undefined ? [] : [databaseUrl])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const agent = new Agent({ keepAlive: true });
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
    agent.destroy();
  };
  t.after(kill);
  const said = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const [address] = await Promise.race([
    said,
    exited.then(() => Promise.reject(new Error('The server did not start'))),
  ]);
  const target = { port: Number(new URL(address).port), agent };
  return { client: (options) => createClient(target, options), kill };
}
