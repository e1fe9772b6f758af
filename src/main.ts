import { availableParallelism } from 'node:os';
import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import { createHelpdesk } from '../helpdesk/http/create-helpdesk.tsx';
import type { HelpdeskTables } from '../helpdesk/store/tables.ts';
import type { Visitor } from '../sdk/node/client.ts';
import type { AuditEvent } from './audit/catalogue.ts';
import { createRecorder } from './audit/record-events.ts';
import type { Resolve } from './edge/get-outside.ts';
import { createPasswordHasher } from './factors/hashing/hash-password.ts';
import { openCommonPasswords } from './factors/password/blocklist/common-passwords.ts';
import type { AppContext } from './http/app-context.ts';
import { createApp } from './http/create-app.ts';
import { createDomainWatch } from './http/domain-watch.ts';
import { createInProcessClient } from './http/in-process-client.ts';
import { routes } from './http/routes.ts';
import type { AddressRanges } from './kit/addresses.ts';
import { type Clock, systemClock } from './kit/clock.ts';
import { createSealer, deriveKey } from './kit/secrets.ts';
import type { MailServer } from './mail/mail-server.ts';
import type { RemoteContext } from './remote/remote-context.ts';
import { createAdmission } from './session/admission.ts';
import type { SessionLimits } from './session/session.ts';
import type { SmsGateway } from './sms/gateway.ts';
import { checkSecretKey } from './store/check-secret-key.ts';
import type { Engine } from './store/database.ts';
import { migrate } from './store/migrate.ts';
import { migrations } from './store/migrations/index.ts';
import { openEngine } from './store/open-engine.ts';
import { keepPublicUrl } from './store/public-url.ts';
import type { Schema } from './store/schema.ts';
import { createUnitOfWork } from './store/unit-of-work.ts';

/** What one process is made from: settings that were read, with a clock that tests may set. */
export interface Parts {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  readonly secretKey: Uint8Array;
  readonly publicUrl: URL;
  readonly trustedProxies: AddressRanges;
  readonly sessionLimits: SessionLimits;
  /** Where mails leave; without it they wait, and the console shows them. */
  readonly mailServer?: MailServer | undefined;
  /** Where text messages leave; without it they wait, and the console shows them. */
  readonly smsGateway?: SmsGateway | undefined;
  /** How many passwords are hashed at a time; without it, one a core. */
  readonly hashParallel?: number;
  readonly clock?: Clock;
  /** Asks DNS; another one in tests. */
  readonly resolve?: Resolve;
}

export interface Program {
  readonly ctx: AppContext;
  readonly engine: Engine;
  readonly close: () => Promise<void>;
}

/** Opens the database, brings it up to date, and makes everything that operations ask for. Commands stop here. */
export async function openProgram(parts: Parts): Promise<Program> {
  const { now } = parts.clock ?? systemClock;
  openCommonPasswords();
  const engine = openEngine<Schema>(parts);
  const sealer = createSealer(parts.secretKey);
  try {
    await migrate(engine, 'sallyport', migrations);
    await checkSecretKey(engine, sealer);
    await keepPublicUrl(engine, parts.publicUrl);
  } catch (fault) {
    await engine.close();
    throw fault;
  }
  const unitOfWork = createUnitOfWork<Schema, AuditEvent>(engine, createRecorder({ now }));
  const { sessionLimits, trustedProxies, publicUrl } = parts;
  const remote: RemoteContext = {
    db: engine.reader,
    now,
    sealer,
    unitOfWork: (work) => unitOfWork((tx) => work({ ...tx, ...createAdmission({ ...tx, now }, sessionLimits) })),
  };
  const ctx: AppContext = {
    db: engine.reader,
    now,
    unitOfWork,
    remote,
    sealer,
    sessionLimits,
    trustedProxies,
    publicUrl,
    publicHost: publicUrl.hostname,
    mailServer: parts.mailServer,
    smsGateway: parts.smsGateway,
    domains: createDomainWatch({ now, sealer, resolve: parts.resolve }),
    passwords: createPasswordHasher({
      key: deriveKey(parts.secretKey, 'password'),
      parallel: parts.hashParallel ?? availableParallelism(),
      waiting: 100,
    }),
  };
  return { ctx, engine, close: engine.close };
}

/** The server with all its routes, not listening yet. */
export function createServer(
  { ctx, engine }: Program,
  logger: Exclude<FastifyServerOptions['logger'], undefined> = false,
) {
  const app = createApp(ctx, logger);
  for (const addRoutes of routes) addRoutes(app, ctx);
  const client = createInProcessClient(ctx, { app: 'helpdesk' });
  app.register(createHelpdesk({ client, engine: forHelpdesk(engine), now: ctx.now, readVisitor }));
  return app;
}

/** One database for both, each with tables of its own that the other does not see. */
const forHelpdesk = (engine: unknown): Engine<HelpdeskTables> => engine as Engine<HelpdeskTables>;

/** The guard has read the request already, and knows which proxies to trust. */
const readVisitor = ({ state: { arrival }, headers }: FastifyRequest): Visitor => ({
  host: new URL(arrival.origin).host,
  protocol: arrival.secure ? 'https' : 'http',
  cookie: headers.cookie ?? '',
  address: arrival.address,
  userAgent: headers['user-agent'] ?? '',
});
