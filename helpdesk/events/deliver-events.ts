import { type SallyportClient, SallyportError } from '../../sdk/node/client.ts';
import { type Clock, MINUTE, type Millis } from '../../src/kit/clock.ts';
import type { Db, HelpdeskUnitOfWork } from '../store/tables.ts';
import { claimDueEvents, deleteEvent, hasDueEvents } from './outbox.queries.ts';

interface DeliveryContext extends Db, Clock {
  readonly unitOfWork: HelpdeskUnitOfWork;
  readonly client: Pick<SallyportClient, 'record'>;
}

const MOST_AT_ONCE = 50;
/** Longer than any call takes; when our process dies meanwhile, the rest is told later. */
const CLAIM = MINUTE;

/**
 * Tells Sallyport what has happened, oldest first, each event at least once. Answers how many there were; throws what
 * the client throws, and keeps the rest for later.
 */
export async function deliverEvents({ db, unitOfWork, client, now }: DeliveryContext): Promise<number> {
  if (!(await hasDueEvents(db, now()))) return 0;
  const due = await unitOfWork((tx) => claimDueEvents(tx.db, now(), now() + CLAIM, MOST_AT_ONCE));
  for (const { id, organization_id: organization, name, actor, subject, object } of due) {
    await client.record({ organization, name, actor, subject, object }).catch(forgetIfFinal);
    await unitOfWork((tx) => deleteEvent(tx.db, id));
  }
  return due.length;
}

/** Of an organization that is not ours to speak for, or a name it never takes: asking again would hold up the others. */
function forgetIfFinal(fault: unknown): void {
  const isFinal = fault instanceof SallyportError && (fault.status === 400 || fault.status === 404);
  if (!isFinal) throw fault;
}

/** Delivers again and again until stopped; `stop` waits for the round under way. */
export function runDeliveries(
  ctx: DeliveryContext,
  { every, onFault }: { readonly every: Millis; readonly onFault: (fault: unknown) => void },
): { readonly stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let round: Promise<unknown> = Promise.resolve();
  const schedule = () => {
    timer = setTimeout(() => {
      round = deliverEvents(ctx)
        .catch(onFault)
        .finally(() => isStopped || schedule());
    }, every).unref();
  };
  schedule();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
