import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonId } from '../src/directory/person.ts';
import { setPassword } from '../src/factors/password/set-password.ts';
import { createServer, openProgram } from '../src/main.ts';
import { type Settled, settleOrganization } from '../test/support/settle-organization.ts';
import { signedQuery } from '../test/support/sign-link.ts';
import type { BareWork } from './bare-server.ts';
import { captureStatements, type Statement } from './capture.ts';
import { benchParts } from './our-server.ts';

const KEY = 'bench-key-7c1f0a9be2d84f53a6b1c0d9';
export const HOST = 'support.acme.example';
export const PASSWORD = 'a long password for the bench';
export const PEOPLE = 200;

export const emailOf = (index: number): string => `person${index}@acme.example`;

const headers = { host: HOST, 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.15' };

export interface Prepared {
  readonly dataFolder: string;
  readonly bare: BareWork;
  /** A session cookie. */
  readonly cookie: string;
}

/** A portal with people, and the statements that one request of each kind runs. */
export async function prepareBench(): Promise<Prepared> {
  const captured = captureStatements();
  const dataFolder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
  const program = await openProgram(benchParts({ dataFolder }));
  const settled = await settle(program);
  const passwordHash = await keepPassword(program, settled);

  const app = createServer(program);
  await app.ready();
  captured.take();
  const link = await app.inject({ url: linePath(0), headers });
  const first = captured.take();
  const cookies = cookiesOf(link.headers['set-cookie']);
  const finish = await app.inject({ url: String(link.headers.location), headers: { ...headers, cookie: cookies } });
  const second = captured.take();
  const cookie = cookiesOf(finish.headers['set-cookie']);
  const me = await app.inject({ url: '/api/v1/me', headers: { ...headers, cookie } });
  const check = captured.take();
  const form = `identifier=${encodeURIComponent(emailOf(0))}&password=${encodeURIComponent(PASSWORD)}`;
  const posted = { ...headers, origin: `https://${HOST}`, 'content-type': 'application/x-www-form-urlencoded' };
  const login = await app.inject({ method: 'POST', url: '/login', headers: posted, payload: form });
  const password = captured.take();
  expectStatus({ link: [link, 302], finish: [finish, 302], me: [me, 200], login: [login, 303] });
  await app.close();
  await program.close();
  const requests = { '/link': first, '/finish': second, '/me': check, '/login': password };
  return { dataFolder, cookie, bare: await bareWork(dataFolder, requests, passwordHash) };
}

/** A copy for each contender, so that both start from the same rows. */
export function copyOf(dataFolder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
  cpSync(dataFolder, copy, { recursive: true });
  return copy;
}

export function linePath(index: number, ts: number = Date.now()): string {
  return `/support/RemoteAuth?${signedQuery(KEY, { operation: 'signin', email: emailOf(index % PEOPLE), ts })}`;
}

/** Secrets made and digests taken in one request of ours, counted by hand: the database trace does not show them. */
const hashes = { '/link': 8, '/finish': 8, '/me': 1, '/login': 5 } as const;

async function bareWork(
  dataFolder: string,
  requests: Readonly<Record<string, readonly Statement[]>>,
  passwordHash: string,
): Promise<BareWork> {
  return { file: join(copyOf(dataFolder), 'sallyport.db'), requests, hashes, passwordHash, password: PASSWORD };
}

function settle(program: Awaited<ReturnType<typeof openProgram>>): Promise<Settled> {
  const people = Array.from({ length: PEOPLE }, (_, index) => ({
    email: emailOf(index),
    loginName: `person.${index}`,
    fullName: `Person ${index}`,
  }));
  return settleOrganization(program.ctx, { name: 'acme', supportDomain: HOST, people, connection: { key: KEY } });
}

async function keepPassword({ ctx }: Awaited<ReturnType<typeof openProgram>>, settled: Settled): Promise<string> {
  const hashed = await ctx.passwords.hash(PASSWORD);
  if (!hashed.ok) throw new Error(hashed.reason);
  const organizationId = settled.organization.id;
  await ctx.unitOfWork(async (tx) => {
    for (const { id } of await settled.people()) {
      await setPassword({ ...tx, now: ctx.now }, { organizationId, personId: id as PersonId }, hashed.value, 'bench');
    }
  });
  return hashed.value;
}

const cookiesOf = (header: string | string[] | number | undefined): string =>
  [header]
    .flat()
    .map((cookie) => String(cookie).split(';')[0])
    .join('; ');

function expectStatus(answers: Readonly<Record<string, readonly [{ statusCode: number; body: string }, number]>>) {
  for (const [name, [{ statusCode, body }, expected]] of Object.entries(answers)) {
    if (statusCode !== expected)
      throw new Error(`${name} answered ${statusCode}, not ${expected}: ${body.slice(0, 200)}`);
  }
}
