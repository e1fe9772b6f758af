import type { Db } from '../../store/database.ts';
import { takeFlow as take } from './flow.queries.ts';
import type { Flow } from './flow.ts';

/** Ends a flow: true for the one call that did. Within a unit of work. */
export const takeFlow = ({ db }: Db, flow: Flow): Promise<boolean> => take(db, flow);
