import type { Clock } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import type { Db } from '../store/database.ts';
import { isStopped, spans, type Tally } from './breaker.ts';
import type { SmsEvent } from './sms.events.ts';
import { listPrefixes, stopCounting, tally } from './sms.queries.ts';

/** What the breaker keeps back now. */
export interface Stop extends Tally {
  /** Null: everything. */
  readonly prefix: string | null;
}

export async function readStops(ctx: Db & Clock, organizationId: string): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  const prefixes = await listPrefixes(ctx.db, organizationId, ctx.now() - Math.max(...spans));
  for (const prefix of [null, ...prefixes]) {
    const stop = await findStop(ctx, organizationId, prefix);
    if (stop) stops.push(stop);
  }
  return stops;
}

async function findStop(ctx: Db & Clock, organizationId: string, prefix: string | null): Promise<Stop | undefined> {
  for (const within of spans) {
    const counted = await tally(ctx.db, { organizationId, prefix }, ctx.now() - within);
    if (isStopped(prefix === null ? 'organization' : 'prefix', within, counted)) return { prefix, ...counted };
  }
  return undefined;
}

/** Lets messages go again: what was written so far says nothing any more. Within a unit of work. */
export async function resumeSms(ctx: Db & Emits<SmsEvent>, organizationId: string, actor: string): Promise<void> {
  if ((await stopCounting(ctx.db, organizationId)) > 0) ctx.emit({ type: 'sms.resumed', organizationId, actor });
}
