import type { Millis } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { type EventFilter, selectEvents, selectNewest } from './audit.queries.ts';
import { type AuditEvent, catalogue } from './catalogue.ts';
import type { LedgerRow } from './hash-row.ts';

export interface RecordedEvent {
  readonly id: string;
  readonly at: Millis;
  readonly type: AuditEvent['type'];
  readonly actor: string;
  /** What the type means. */
  readonly sentence: string;
  /** All that was recorded, `type` and `actor` included. */
  readonly data: Readonly<Record<string, string | number | null>>;
}

export interface EventPage {
  readonly events: readonly RecordedEvent[];
  /** Give it as `before` to see the next page; absent on the last. */
  readonly next?: string;
}

/** One page of what happened in an organization, newest first. */
export async function listEvents(
  ctx: Db,
  organizationId: string,
  filter: EventFilter,
  limit: number,
): Promise<EventPage> {
  const rows = await selectEvents(ctx.db, organizationId, filter, limit + 1);
  const events = rows.slice(0, limit).map(fromRow);
  const last = events.at(-1);
  return rows.length > limit && last ? { events, next: last.id } : { events };
}

/** The newest of one type, newest first: cheap however long the ledger is. */
export async function listNewestEvents(
  ctx: Db,
  organizationId: string,
  type: AuditEvent['type'],
  limit: number,
): Promise<readonly RecordedEvent[]> {
  return (await selectNewest(ctx.db, organizationId, type, limit)).map(fromRow);
}

const fromRow = ({ id, at, type, actor, data }: LedgerRow): RecordedEvent => ({
  id,
  at,
  type: type as AuditEvent['type'],
  actor,
  sentence: catalogue[type as AuditEvent['type']] ?? type, // of a version that knew more types
  data: JSON.parse(data) as RecordedEvent['data'],
});
