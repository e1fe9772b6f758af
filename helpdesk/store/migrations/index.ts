import type { Migration } from '../../../src/store/columns.ts';
import { up as tickets } from './0001-tickets.ts';

/** In the order in which they are applied. Append; never edit or reorder what was released. */
export const migrations: readonly Migration[] = [{ name: '0001-tickets', up: tickets }];
