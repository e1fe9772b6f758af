import { classic } from './classic/index.ts';
import type { Dialect } from './dialect.ts';

/** Every wire form we speak: a dialect is one folder and one line. */
export const dialects = [classic] as const satisfies readonly Dialect[];

export type DialectId = (typeof dialects)[number]['id'];
