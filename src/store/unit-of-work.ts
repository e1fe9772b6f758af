import { type Kysely, sql } from 'kysely';
import type { Emits } from '../kit/emits.ts';
import type { Engine } from './database.ts';

/** Does the work in a transaction and keeps its events with it; resolves when both are durable. */
export type UnitOfWork<Tables, Event> = <Outcome>(
  work: (ctx: { readonly db: Kysely<Tables> } & Emits<Event>) => Promise<Outcome>,
) => Promise<Outcome>;

/** Writes the events of one unit of work into the transaction that holds its changes. */
export type RecordEvents<Tables, Event> = (db: Kysely<Tables>, events: readonly Event[]) => Promise<void>;

interface Waiting<Tables> {
  readonly run: (db: Kysely<Tables>) => Promise<unknown>;
  readonly resolve: (outcome: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

const BATCH = 32;
const TRIES = 5;

/**
 * Units of work that arrive together are committed together: one transaction, one flush to the disk, a savepoint for
 * each. Work must be repeatable and touch nothing but its database: a deadlock with another process runs it again.
 */
export function createUnitOfWork<Tables, Event>(
  { writer }: Pick<Engine<Tables>, 'writer'>,
  record: RecordEvents<Tables, Event>,
): UnitOfWork<Tables, Event> {
  const queue: Waiting<Tables>[] = [];
  let busy = false;

  async function drain() {
    if (busy) return;
    busy = true;
    // One turn of the event loop, so that requests which arrived together share the commit.
    await new Promise((resume) => setImmediate(resume));
    while (queue.length > 0) await commitBatch(writer, queue.splice(0, BATCH));
    busy = false;
  }

  return <Outcome>(work: (ctx: { db: Kysely<Tables> } & Emits<Event>) => Promise<Outcome>) =>
    new Promise<Outcome>((resolve, reject) => {
      const run = async (db: Kysely<Tables>) => {
        const events: Event[] = [];
        const outcome = await work({ db, emit: (event) => void events.push(event) });
        if (events.length > 0) await record(db, events);
        return outcome;
      };
      queue.push({ run, resolve: resolve as (outcome: unknown) => void, reject });
      void drain();
    });
}

async function commitBatch<Tables>(
  writer: Kysely<Tables>,
  batch: readonly Waiting<Tables>[],
  tries = 1,
): Promise<void> {
  try {
    const settle = await writer.transaction().execute((db) => runAll(db, batch));
    for (const done of settle) done();
  } catch (fault) {
    if (!isRepeatable(fault) || tries === TRIES) {
      for (const { reject } of batch) reject(fault);
      return;
    }
    // One by one, so that they hold fewer locks, and one that never succeeds fails alone.
    for (const unit of batch) await commitBatch(writer, [unit], tries + 1);
  }
}

async function runAll<Tables>(db: Kysely<Tables>, batch: readonly Waiting<Tables>[]): Promise<(() => void)[]> {
  const settle: (() => void)[] = [];
  for (const unit of batch) settle.push(batch.length === 1 ? await run(db, unit) : await runInSavepoint(db, unit));
  return settle;
}

async function run<Tables>(db: Kysely<Tables>, unit: Waiting<Tables>): Promise<() => void> {
  const outcome = await unit.run(db);
  return () => unit.resolve(outcome);
}

async function runInSavepoint<Tables>(db: Kysely<Tables>, unit: Waiting<Tables>): Promise<() => void> {
  await sql`savepoint unit`.execute(db);
  try {
    const done = await run(db, unit);
    await sql`release savepoint unit`.execute(db);
    return done;
  } catch (fault) {
    if (isRepeatable(fault)) throw fault;
    await sql`rollback to savepoint unit`.execute(db);
    await sql`release savepoint unit`.execute(db);
    return () => unit.reject(fault);
  }
}

/** PostgreSQL: serialization failure and deadlock (appendix A); the connection itself going away is a fault. */
const isRepeatable = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && (fault.code === '40001' || fault.code === '40P01');
