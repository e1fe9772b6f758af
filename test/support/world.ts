import { Agent } from 'node:http';
import type { TestContext } from 'node:test';
import type { AuditEvent } from '../../src/audit/catalogue.ts';
import { parseRanges } from '../../src/kit/addresses.ts';
import { type Clock, DAY, HOUR, type Millis } from '../../src/kit/clock.ts';
import type { MailServer } from '../../src/mail/mail-server.ts';
import { createServer, openProgram, type Parts, type Program } from '../../src/main.ts';
import { type Client, type ClientOptions, createClient } from './http-client.ts';
import { type OrganizationPlan, type Settled, settleOrganization } from './settle-organization.ts';
import { temporaryFolder } from './temporary-store.ts';

export interface WorldOptions {
  /** A PostgreSQL; without it an embedded database of its own. */
  readonly databaseUrl?: string;
  /** Where the clock stands still; without it the time is real. */
  readonly now?: Millis;
  /** What the console is told of a mail server; mails leave only when a test lets them. */
  readonly mailServer?: MailServer | undefined;
  /** Gets every line that is logged, however little it matters. */
  readonly log?: (line: string) => void;
}

/** A running server with real sockets, behind a proxy that it trusts. */
export interface World {
  readonly program: Program;
  readonly port: number;
  readonly clock: Clock & { readonly pass: (time: Millis) => void };
  readonly client: (options?: ClientOptions) => Client;
  readonly settle: (plan: OrganizationPlan) => Promise<Settled>;
  /** The e-mail address of whoever this client is signed in as, on this origin. */
  readonly signedIn: (client: Client, origin: string) => Promise<string | undefined>;
  /** What was recorded, oldest first. */
  readonly events: () => Promise<readonly AuditEvent[]>;
}

export async function openWorld(
  t: TestContext,
  { databaseUrl, now, mailServer, log }: WorldOptions = {},
): Promise<World> {
  const clock = createTestClock(now);
  const program = await openProgram({ ...testParts(temporaryFolder(t)), databaseUrl, clock, mailServer });
  const app = createServer(program, log && { level: 'trace', stream: { write: log } });
  const port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
  const agent = new Agent({ keepAlive: true });
  t.after(async () => {
    agent.destroy();
    await app.close();
    await program.close();
  });
  return {
    program,
    port,
    clock,
    client: (options) => createClient({ port, agent, clock }, options),
    settle: (plan) => settleOrganization(program.ctx, plan),
    async signedIn(client, origin) {
      const { status, text } = await client.get(`${origin}/api/v1/me`);
      return status === 401 ? undefined : (JSON.parse(text) as { email: string }).email;
    },
    async events() {
      const query = program.ctx.db.selectFrom('event').select('data').orderBy('at').orderBy('chain');
      const rows = await query.orderBy('position').execute(); // ids of one millisecond are in no order
      return rows.map(({ data }) => JSON.parse(data) as AuditEvent);
    },
  };
}

/** As the cli would read them from settings; the same for a server in a process of its own. */
export function testParts(dataFolder: string): Parts {
  const trustedProxies = parseRanges('127.0.0.1');
  if (!trustedProxies.ok) throw new Error(trustedProxies.reason);
  return {
    dataFolder,
    secretKey: Buffer.alloc(32, 7),
    publicUrl: new URL('https://sallyport.example'),
    trustedProxies: trustedProxies.value,
    sessionLimits: { idle: 8 * HOUR, lifetime: 7 * DAY },
  };
}

function createTestClock(now: Millis | undefined): World['clock'] {
  let passed = 0;
  return {
    now: () => (now ?? Date.now()) + passed,
    pass: (time) => {
      passed += time;
    },
  };
}
