import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { needs } from './needs.ts';

export interface PostgresServer {
  /** Of the maintenance database; the superuser needs no password, and only loopback is listened on. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Names the one cluster that a whole run shares; without it a test file starts its own. */
export const sharedServerVariable = 'SALLYPORT_TEST_POSTGRES_URL';

/** A real PostgreSQL, fsync and all, on a free port, with its data in a temporary folder that goes away with it. */
export async function startPostgres(): Promise<PostgresServer> {
  const binary = needs.postgres.find();
  if (binary === undefined) throw new Error('PostgreSQL is missing (Debian package postgresql)');
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-pg-'));
  const owner = unprivilegedOwner();
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);

  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', 'sallyport', '-A', 'trust', '-E', 'UTF8', '--no-locale'];
  execFileSync(join(dirname(binary), 'initdb'), initdb, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });

  const port = await freePort();
  const settings = ['-c', 'max_connections=200', '-c', 'fsync=on', '-c', 'synchronous_commit=on'];
  const log = openSync(join(folder, 'log'), 'w');
  const args = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, ...settings];
  const server = spawn(binary, args, { ...owner, cwd: folder, stdio: ['ignore', log, log] });
  const stop = stopper(server, folder);

  const url = `postgres://sallyport@127.0.0.1:${port}/postgres`;
  try {
    await untilReady(url, server, folder);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

let own: Promise<PostgresServer> | undefined;
let open = 0;

/** An empty database of its own for one test file. `drop` it afterwards: the last drop also stops a server of our own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  open += 1;
  const shared = process.env[sharedServerVariable];
  own ??= shared === undefined ? startPostgres() : undefined;
  const server = shared ?? (await own)?.url ?? '';
  const name = `t_${randomBytes(8).toString('hex')}`;
  await administer(server, `create database ${name}`);

  const url = new URL(server);
  url.pathname = `/${name}`;
  const drop = async () => {
    await administer(server, `drop database ${name} with (force)`);
    open -= 1;
    if (open > 0) return;
    const started = own;
    own = undefined;
    await (await started)?.stop();
  };
  return { url: url.href, drop };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root, so root starts it as somebody else. */
function unprivilegedOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [, , uid, gid] = userEntry('postgres') ?? userEntry('nobody') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('PostgreSQL refuses root, and there is no user nobody');
  return { uid: Number(uid), gid: Number(gid) };
}

const userEntry = (name: string): readonly string[] | undefined =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === name);

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function untilReady(url: string, server: ChildProcess, folder: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null || server.signalCode !== null) break;
    try {
      return await administer(url, 'select 1');
    } catch {
      await sleep(100);
    }
  }
  throw new Error(`PostgreSQL did not start:\n${readFileSync(join(folder, 'log'), 'utf8')}`);
}

function stopper(server: ChildProcess, folder: string): () => Promise<void> {
  // When we end without `stop`, nothing is worth saving: SIGQUIT is PostgreSQL's immediate shutdown.
  const abandon = () => {
    server.kill('SIGQUIT');
    remove(folder);
  };
  process.on('exit', abandon);
  // A test that forgot to drop its database may still end; `abandon` cleans up behind it.
  server.unref();
  return async () => {
    process.off('exit', abandon);
    const exited = server.exitCode !== null || server.signalCode !== null ? undefined : once(server, 'exit');
    server.ref();
    server.kill('SIGINT');
    await exited;
    remove(folder);
  };
}

/** A server that is still ending may write once more behind our back, so one sweep may not be enough. */
function remove(folder: string): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let sweeps = 0; existsSync(folder) && sweeps < 50; sweeps += 1) {
    if (sweeps > 0) Atomics.wait(pause, 0, 0, 50);
    rmSync(folder, { recursive: true, force: true });
  }
}
