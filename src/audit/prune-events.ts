import type { Millis } from '../kit/clock.ts';
import type { Database, Db } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { deleteRowsUpTo, findFirstPosition, findHash, keepPrunedEnd, listPrunable } from './audit.queries.ts';
import type { LedgerEvent } from './ledger.events.ts';

/** One step blocks other writers for some milliseconds only. */
const STEP = 2_000;

/**
 * Removes the events older than `before` from the beginning of each chain, and remembers where it cut, so that the rest
 * can still be verified. Answers how many went.
 */
export async function pruneEvents(
  ctx: Db & { readonly unitOfWork: UnitOfWork<Schema, LedgerEvent> },
  before: Millis,
): Promise<number> {
  let events = 0;
  for (const { chain, last } of await listPrunable(ctx.db, before)) {
    let pruned: number;
    do {
      pruned = await ctx.unitOfWork(({ db }) => pruneStep(db, chain, last));
      events += pruned;
    } while (pruned > 0);
  }
  if (events > 0) {
    await ctx.unitOfWork(async ({ emit }) =>
      emit({ type: 'ledger.pruned', organizationId: null, actor: 'system', before, events }),
    );
  }
  return events;
}

async function pruneStep(db: Database, chain: string, last: number): Promise<number> {
  const first = await findFirstPosition(db, chain);
  if (first === undefined || first > last) return 0;
  const position = Math.min(last, first + STEP - 1);
  const hash = await findHash(db, chain, position);
  if (!hash) throw new Error(`The chain ${chain} of the ledger has no row ${position}`);
  await keepPrunedEnd(db, { chain, position, hash });
  await deleteRowsUpTo(db, chain, position);
  return position - first + 1;
}
