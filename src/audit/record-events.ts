import type { Clock } from '../kit/clock.ts';
import { newId } from '../kit/ids.ts';
import type { Database } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { RecordEvents } from '../store/unit-of-work.ts';
import { findChainEnd, findNewestEnd, insertRows } from './audit.queries.ts';
import type { AuditEvent } from './catalogue.ts';
import { hashRow, type LedgerRow, NOTHING } from './hash-row.ts';

/**
 * Appends to the ledger, in a chain that this process alone writes. Where the chain stands is read within the
 * transaction each time: a unit that is rolled back or repeated takes its events along.
 */
export function createRecorder(clock: Clock): RecordEvents<Schema, AuditEvent> {
  const chain = newId('chn', clock.now());

  return async (db, events) => {
    const end = await findChainEnd(db, chain);
    const due = end ? events : [await beginChain(db), ...events];
    const at = clock.now();
    const ids = due.map(() => newId('evt', at)).sort();
    let { position, hash } = end ?? { position: -1, hash: NOTHING };
    const rows: LedgerRow[] = [];
    for (const [index, event] of due.entries()) {
      position += 1;
      const { organizationId: organization_id, type, actor } = event;
      const data = JSON.stringify(event);
      const person_id = 'personId' in event ? event.personId : null;
      const row = { id: ids[index] ?? '', chain, position, at, organization_id, type, actor, data, person_id };
      hash = hashRow(hash, row);
      rows.push({ ...row, hash });
    }
    await insertRows(db, rows);
  };
}

/** Ties the new chain to the newest one, so that no chain can be removed from between two others unseen. */
async function beginChain(db: Database): Promise<AuditEvent> {
  const newest = await findNewestEnd(db);
  return {
    type: 'chain.started',
    organizationId: null,
    actor: 'system',
    afterChain: newest?.chain ?? null,
    afterPosition: newest?.position ?? null,
    afterHash: newest ? Buffer.from(newest.hash).toString('hex') : null,
  };
}
