import { listNewestEvents } from '../../audit/list-events.ts';
import type { OrganizationId } from '../../directory/organization.ts';
import type { Millis } from '../../kit/clock.ts';
import { type Explained, explainProblem } from '../../mail/explain-problem.ts';
import { type MailServer, routeOf } from '../../mail/mail-server.ts';
import { type MailHealth, readMailHealth } from '../../mail/read-mail-health.ts';
import { TEST_MAIL_LIFETIME } from '../../mail/test-mail.ts';
import type { AppContext } from '../app-context.ts';

/**
 * - `sink`: no mail server is set
 * - `failing`: the last try failed, for a reason that other mails meet, too
 * - `proved`: a test mail arrived over the very settings that are in force
 * - `leaving`: mails leave, and nobody has said yet that they arrive; `untried`: none has been sent
 */
export type MailState = 'sink' | 'failing' | 'proved' | 'leaving' | 'untried';

export interface MailFacts {
  readonly state: MailState;
  readonly server: MailServer | undefined;
  readonly health: MailHealth;
  /** What the last failure means, while it is newer than the last mail that left. */
  readonly explained: Explained | undefined;
  readonly arrivedAt: Millis | undefined;
  /** A test mail that has not been confirmed yet. */
  readonly testedAt: Millis | undefined;
}

const A_FEW = 20;

/** How mail stands, from the queue and the ledger. */
export async function readMailFacts(ctx: AppContext, organizationId: OrganizationId): Promise<MailFacts> {
  const { mailServer: server } = ctx;
  const health = await readMailHealth(ctx, organizationId);
  const tests = await listNewestEvents(ctx, organizationId, 'mail.tested', A_FEW);
  const arrivals = await listNewestEvents(ctx, organizationId, 'mail.arrived', A_FEW);
  const arrived = arrivals.find(({ data }) => server && data['route'] === routeOf(server));
  const known = new Set(arrivals.map(({ data }) => data['testId']));
  const open = tests.find(({ at, data }) => at > ctx.now() - TEST_MAIL_LIFETIME && !known.has(data['testId'] ?? ''));
  const explained = health.failing && explainProblem(health.failing.problem);
  const facts = { server, health, explained, arrivedAt: arrived?.at, testedAt: open?.at };
  return { ...facts, state: stateOf(facts) };
}

function stateOf({ server, health, explained, arrivedAt }: Omit<MailFacts, 'state'>): MailState {
  if (!server) return 'sink';
  if (explained?.about === 'server') return 'failing';
  if (arrivedAt !== undefined) return 'proved';
  return health.lastSentAt === null ? 'untried' : 'leaving';
}
