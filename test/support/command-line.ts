import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient } from './http-client.ts';
import { temporaryFolder } from './temporary-store.ts';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that goes on until it is told to stop. */
export interface Running {
  /** Resolves when that was written to one of the two outputs. */
  readonly says: (wanted: RegExp) => Promise<RegExpExecArray>;
  readonly signal: (name: NodeJS.Signals) => void;
  readonly ended: Promise<Finished>;
}

type Environment = Readonly<Record<string, string>>;

/** An installation that is used as its owner does: by commands, in a folder of its own. */
export interface CommandLine {
  /** The working directory of all commands; the data is below it. */
  readonly folder: string;
  readonly data: string;
  readonly port: number;
  readonly environment: Environment;
  readonly run: (args: readonly string[], more?: Environment) => Promise<Finished>;
  readonly start: (args: readonly string[], more?: Environment) => Running;
  /** Resolves when the server is ready. */
  readonly serve: (more?: Environment) => Promise<Running>;
  readonly client: (port?: number) => Client;
}

const program = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.js');

export async function openCommandLine(t: TestContext): Promise<CommandLine> {
  const folder = temporaryFolder(t);
  const port = await freePort();
  const agent = new Agent({ keepAlive: false });
  t.after(() => agent.destroy());
  const environment = {
    SALLYPORT_LISTEN: `127.0.0.1:${port}`,
    SALLYPORT_PUBLIC_URL: `http://localhost:${port}`,
    SALLYPORT_DATA: 'data',
  };
  const start = (args: readonly string[], more: Environment = {}) => {
    const env = { ...withoutSettings(process.env), ...environment, ...more };
    const child = spawn(process.execPath, [program, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    t.after(() => child.kill('SIGKILL'));
    return follow(child, child.stdout, child.stderr);
  };
  const client = (to = port) => createClient({ port: to, agent });
  return {
    folder,
    data: join(folder, 'data'),
    port,
    environment,
    start,
    run: (args, more) => start(args, more).ended,
    async serve(more) {
      const running = start(['serve'], more);
      await untilReady(client(), `http://localhost:${port}/readyz`, running.ended);
      return running;
    },
    client,
  };
}

/** What the tests themselves were started with must not leak in. */
export const withoutSettings = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('SALLYPORT_')));

function follow(child: ChildProcess, stdout: Readable, stderr: Readable): Running {
  let said = '';
  for (const output of [stdout, stderr]) output.setEncoding('utf8').on('data', (part: string) => (said += part));
  const closed = once(child, 'close') as Promise<[number | null]>;
  const ended = Promise.all([closed, text(stdout), text(stderr)]).then(([[code], out, err]) => {
    return { code, stdout: out, stderr: err };
  });
  return {
    ended,
    signal: (name) => void child.kill(name),
    async says(wanted) {
      for (let tries = 0; tries < 400; tries += 1) {
        const found = wanted.exec(said);
        if (found) return found;
        await Promise.race([sleep(50), closed]);
      }
      throw new Error(`${wanted} was not said, but:\n${said}`);
    },
  };
}

async function untilReady(client: Client, url: string, ended: Promise<Finished>): Promise<void> {
  let end: Finished | undefined;
  void ended.then((finished) => (end = finished));
  for (let tries = 0; tries < 1_000 && end === undefined; tries += 1) {
    const answer = await client.get(url).catch(() => undefined);
    if (answer?.status === 200) return;
    await sleep(20);
  }
  throw new Error(`The server did not become ready: ${end?.stderr ?? 'it is still trying'}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
