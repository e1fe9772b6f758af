import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { createToken } from '../../src/access/create-token.ts';
import { acme, decoy } from '../support/example-organizations.ts';
import { type Client, type ClientOptions, createClient } from '../support/http-client.ts';
import type { Settled } from '../support/settle-organization.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { openWorld, type World } from '../support/world.ts';

export const ways = ['in the same process', 'as its own process'] as const;

/** Two organizations with their helpdesk, whichever way it runs. */
export interface House {
  readonly world: World;
  readonly acme: Settled;
  readonly decoy: Settled;
  /** A visitor in front of whatever serves the portal. */
  readonly client: (options?: ClientOptions) => Client;
}

export async function openHouse(t: TestContext, way: (typeof ways)[number]): Promise<House> {
  const world = await openWorld(t);
  const rooms = { ...acme, connection: { ...acme.connection, audience: 'everyone' as const } };
  const house = { world, acme: await world.settle(rooms), decoy: await world.settle(decoy) };
  if (way === 'in the same process') return { ...house, client: world.client };
  const helpdesk = await startHelpdesk(t, world, house.acme);
  const port = await startProxy(t, (path) => (/^\/(portal|workspace)([/?]|$)/.test(path) ? helpdesk : world.port));
  const agent = new Agent({ keepAlive: true });
  t.after(() => agent.destroy());
  return { ...house, client: (options) => createClient({ port, agent, clock: world.clock }, options) };
}

/** The program itself, with a token of its one organization. */
async function startHelpdesk(t: TestContext, { program, port }: World, { organization }: Settled): Promise<number> {
  const { ctx } = program;
  const permissions = ['entrance:use', 'contact:write', 'caller:check', 'event:write'];
  const wish = { organizationId: organization.id, name: 'helpdesk', permissions, actor: 'test' };
  const token = await ctx.unitOfWork((tx) => createToken({ ...tx, now: ctx.now }, wish));
  const env = {
    ...process.env,
    SALLYPORT_URL: `http://127.0.0.1:${port}`,
    SALLYPORT_TOKEN: token,
    HELPDESK_LISTEN: '127.0.0.1:0',
    HELPDESK_DATA: temporaryFolder(t),
  };
  const main = join(import.meta.dirname, '../../helpdesk/main.js');
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => stop(child));
  return portOf(child);
}

async function stop(child: ChildProcess) {
  const exited = child.exitCode === null ? once(child, 'exit') : undefined;
  child.kill('SIGTERM');
  await exited;
}

/** Read from its log. */
async function portOf(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('no output');
  for await (const line of createInterface(child.stdout)) {
    const port = /listening at http:\/\/127\.0\.0\.1:([0-9]+)/i.exec(line)?.[1];
    if (port === undefined) continue;
    child.stdout.resume();
    return Number(port);
  }
  throw new Error('The helpdesk did not start');
}

/** What a company has in front of both: it looks at the path, and says who came. */
async function startProxy(t: TestContext, portFor: (path: string) => number): Promise<number> {
  const proxy = createServer((incoming, outgoing) => {
    const { url: path = '/', method, headers } = incoming;
    const peer = incoming.socket.remoteAddress ?? '';
    const sent = {
      ...headers,
      'x-forwarded-for': `${headers['x-forwarded-for'] ?? ''}, ${peer}`,
      'x-forwarded-host': headers.host,
    };
    const onward = request({ host: '127.0.0.1', port: portFor(path), path, method, headers: sent }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  const address = proxy.address();
  return typeof address === 'object' && address ? address.port : 0;
}
