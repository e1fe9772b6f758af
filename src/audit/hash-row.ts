import { hash } from 'node:crypto';
import type { Schema } from '../store/schema.ts';

export type LedgerRow = Schema['event'];

/** What the first row of a chain follows; which chain came before is told by its event, and so is part of its hash. */
export const NOTHING: Uint8Array = new Uint8Array(0);

/** SHA-256 of the hash before and the row, as a list of its values: one spelling, whatever the engine's order of columns. */
export function hashRow(previous: Uint8Array, row: Omit<LedgerRow, 'hash'>): Uint8Array {
  const { id, chain, position, at, organization_id, type, actor, data } = row;
  const values = JSON.stringify([id, chain, position, at, organization_id, type, actor, data]);
  return hash('sha256', Buffer.concat([previous, Buffer.from(values)]), 'buffer');
}
