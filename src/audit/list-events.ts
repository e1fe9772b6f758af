import type { Millis } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import { type EventFilter as RowFilter, selectEvents, selectNewest } from './audit.queries.ts';
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

export interface EventFilter extends Omit<RowFilter, 'types'> {
  /** The beginning of a type: `session.` or `session.started`. */
  readonly type?: string | undefined;
}

/** One page of what happened in an organization, newest first. */
export async function listEvents(
  ctx: Db,
  organizationId: string,
  { type, ...filter }: EventFilter,
  limit: number,
): Promise<EventPage> {
  const types = type ? typesFrom(type.toLowerCase()) : undefined;
  if (types?.length === 0) return { events: [] };
  const rows = await selectEvents(ctx.db, organizationId, { ...filter, types }, limit + 1);
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

/** The ledger has an index by whole types only. */
const typesFrom = (start: string): readonly string[] => Object.keys(catalogue).filter((type) => type.startsWith(start));

export const fromRow = ({ id, at, type, actor, data }: LedgerRow): RecordedEvent => ({
  id,
  at,
  type: type as AuditEvent['type'],
  actor,
  sentence: catalogue[type as AuditEvent['type']] ?? type, // of a version that knew more types
  data: JSON.parse(data) as RecordedEvent['data'],
});
