import { sameBytes } from '../kit/secrets.ts';
import type { Database, Db } from '../store/database.ts';
import { type ChainEnd, findHash, findPrunedEnd, pageLedger } from './audit.queries.ts';
import type { AuditEvent } from './catalogue.ts';
import { hashRow, type LedgerRow, NOTHING } from './hash-row.ts';

export type LedgerVerdict =
  | { readonly ok: true; readonly value: { readonly chains: number; readonly events: number } }
  | {
      readonly ok: false;
      /** `changed`: the row is not what was hashed; `missing`: rows before it are gone; `untied`: what it began after is gone. */
      readonly reason: 'changed' | 'missing' | 'untied';
      readonly eventId: string;
      readonly chain: string;
      readonly position: number;
    };

const PAGE = 1_000;

/** Walks every chain from its beginning, or from where it was pruned, and names the first row that does not fit. */
export async function verifyLedger({ db }: Db): Promise<LedgerVerdict> {
  let previous: LedgerRow | undefined;
  let chains = 0;
  let events = 0;
  for await (const row of rowsOfLedger(db)) {
    const before = isNext(row, previous) ? previous : await beginningOf(db, row.chain);
    const reason = await faultOf(db, row, before);
    if (reason) return { ok: false, reason, eventId: row.id, chain: row.chain, position: row.position };
    if (row.chain !== previous?.chain) chains += 1;
    events += 1;
    previous = row;
  }
  return { ok: true, value: { chains, events } };
}

async function* rowsOfLedger(db: Database): AsyncGenerator<LedgerRow> {
  let page = await pageLedger(db, undefined, PAGE);
  while (page.length > 0) {
    yield* page;
    page = await pageLedger(db, page.at(-1), PAGE);
  }
}

const isNext = (row: LedgerRow, previous: LedgerRow | undefined): previous is LedgerRow =>
  previous?.chain === row.chain && previous.position + 1 === row.position;

const beginningOf = async (db: Database, chain: string): Promise<ChainEnd> =>
  (await findPrunedEnd(db, chain)) ?? { chain, position: -1, hash: NOTHING };

async function faultOf(db: Database, row: LedgerRow, before: ChainEnd) {
  if (row.position !== before.position + 1) return 'missing';
  if (!sameBytes(row.hash, hashRow(before.hash, row))) return 'changed';
  return row.position === 0 && !(await isTied(db, row)) ? 'untied' : undefined;
}

/** What a chain began after is still there and the same, or was pruned in order. */
async function isTied(db: Database, row: LedgerRow): Promise<boolean> {
  const event = JSON.parse(row.data) as AuditEvent;
  if (event.type !== 'chain.started') return false;
  const { afterChain, afterPosition, afterHash } = event;
  if (afterChain === null || afterPosition === null) return true;
  const hash = await findHash(db, afterChain, afterPosition);
  if (hash) return Buffer.from(hash).toString('hex') === afterHash;
  const pruned = await findPrunedEnd(db, afterChain);
  return pruned !== undefined && pruned.position >= afterPosition;
}
