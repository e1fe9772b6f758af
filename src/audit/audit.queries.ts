import { sql } from 'kysely';
import { newId } from '../kit/ids.ts';
import { asciiLower } from '../kit/text.ts';
import type { Database } from '../store/database.ts';
import { prepared } from '../store/prepared.ts';
import type { LedgerRow } from './hash-row.ts';

/** Where a chain stands. */
export interface ChainEnd {
  readonly chain: string;
  readonly position: number;
  readonly hash: Uint8Array;
}

/** The last row of a chain, or what is remembered of it when all were pruned. */
export async function findChainEnd(db: Database, chain: string): Promise<ChainEnd | undefined> {
  return (await lastOf(db, { chain })).rows[0] ?? findPrunedEnd(db, chain);
}

const lastOf = prepared((db, { chain }: { chain: string }) =>
  db
    .selectFrom('event')
    .select(['chain', 'position', 'hash'])
    .where('chain', '=', chain)
    .orderBy('position', 'desc')
    .limit(1),
);

/** The end of the chain that was written to last; ids of one millisecond are in no order, positions are. */
export async function findNewestEnd(db: Database): Promise<ChainEnd | undefined> {
  const newest = await db.selectFrom('event').select('chain').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return newest && findChainEnd(db, newest.chain);
}

export async function findNewestAt(db: Database): Promise<number | undefined> {
  return (await db.selectFrom('event').select('at').orderBy('id', 'desc').limit(1).executeTakeFirst())?.at;
}

export async function findHash(db: Database, chain: string, position: number): Promise<Uint8Array | undefined> {
  const query = db.selectFrom('event').select('hash').where('chain', '=', chain).where('position', '=', position);
  return (await query.executeTakeFirst())?.hash;
}

export async function insertRows(db: Database, rows: readonly LedgerRow[]): Promise<void> {
  for (const row of rows) await insertRow(db, row);
}

const insertRow = prepared((db, row: LedgerRow) => {
  const { id, chain, position, at, organization_id, type, actor, data, hash, person_id } = row;
  return db
    .insertInto('event')
    .values({ id, chain, position, at, organization_id, type, actor, data, hash, person_id });
});

/** The next rows in the order of their chains. */
export async function pageLedger(db: Database, after: ChainEnd | undefined, limit: number): Promise<LedgerRow[]> {
  const query = db.selectFrom('event').selectAll().orderBy('chain').orderBy('position').limit(limit);
  if (!after) return query.execute();
  const { chain, position } = after;
  const isLater = sql<boolean>`(chain, position) > (${chain}, ${position})`;
  return query.where(isLater).execute();
}

/** The last position in each chain that is older than the time. */
export async function listPrunable(db: Database, before: number): Promise<{ chain: string; last: number }[]> {
  return db
    .selectFrom('event')
    .select(({ fn }) => ['chain', fn.max<number>('position').as('last')])
    .where('id', '<', firstIdAt(before))
    .groupBy('chain')
    .execute();
}

/** Ids begin with their time: `evt_` and ten characters. */
const firstIdAt = (time: number): string => newId('evt', time).slice(0, 14);

export async function findFirstPosition(db: Database, chain: string): Promise<number | undefined> {
  const query = db.selectFrom('event').select('position').where('chain', '=', chain).orderBy('position').limit(1);
  return (await query.executeTakeFirst())?.position;
}

export async function deleteRowsUpTo(db: Database, chain: string, position: number): Promise<void> {
  await db.deleteFrom('event').where('chain', '=', chain).where('position', '<=', position).execute();
}

const prunedName = (chain: string): string => `ledger-pruned:${chain}`;

/** Remembers the last row that was pruned, from which the rest of the chain can still be verified. */
export async function keepPrunedEnd(db: Database, { chain, position, hash }: ChainEnd): Promise<void> {
  const value = `${position}:${Buffer.from(hash).toString('hex')}`;
  await db
    .insertInto('installation')
    .values({ name: prunedName(chain), value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

export async function findPrunedEnd(db: Database, chain: string): Promise<ChainEnd | undefined> {
  const query = db.selectFrom('installation').select('value').where('name', '=', prunedName(chain));
  const row = await query.executeTakeFirst();
  const [position, hash = ''] = row?.value.split(':') ?? [];
  return position === undefined ? undefined : { chain, position: Number(position), hash: Buffer.from(hash, 'hex') };
}

export interface EventFilter {
  /** Any of these; all types without it. */
  readonly types?: readonly string[] | undefined;
  readonly actor?: string | undefined;
  /** Anything the event says. */
  readonly text?: string | undefined;
  /** Only events before this one. */
  readonly before?: string | undefined;
}

/** The events of an organization, newest first. */
export async function selectEvents(
  db: Database,
  organizationId: string,
  filter: EventFilter,
  limit: number,
): Promise<LedgerRow[]> {
  const { types, actor, text, before } = filter;
  let query = db.selectFrom('event').selectAll().where('organization_id', '=', organizationId);
  if (types) query = query.where('type', 'in', types);
  if (actor) query = query.where('actor', '=', actor);
  if (text) query = query.where(holds(asciiLower(text)));
  if (before) query = query.where('id', '<', before);
  return query.orderBy('id', 'desc').limit(limit).execute();
}

/** The newest of one type. */
export async function selectNewest(
  db: Database,
  organizationId: string,
  type: string,
  limit: number,
): Promise<LedgerRow[]> {
  const query = db.selectFrom('event').selectAll().where('organization_id', '=', organizationId);
  return query.where('type', '=', type).orderBy('id', 'desc').limit(limit).execute();
}

/** What is told about one person, newest first. */
export async function selectEventsAbout(
  db: Database,
  personId: string,
  { types, before, limit }: Pick<EventFilter, 'before'> & { readonly types: readonly string[]; readonly limit: number },
): Promise<LedgerRow[]> {
  let query = db.selectFrom('event').selectAll().where('person_id', '=', personId).where('type', 'in', types);
  if (before) query = query.where('id', '<', before);
  return query.orderBy('id', 'desc').limit(limit).execute();
}

/** `lower` of the one engine and of the other agree on ASCII. */
const holds = (text: string) => sql<boolean>`lower(data) like ${`%${literally(text)}%`} escape '\\'`;

const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
