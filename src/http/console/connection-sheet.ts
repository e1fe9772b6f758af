import type { Places } from '../../directory/list-places.ts';
import type { Attempt } from '../../remote/attempt.ts';
import type { Key } from '../../remote/connection.ts';
import type { NamedConnection } from '../../remote/read-connections.ts';

/** Everything that the page of one connection shows. */
export interface ConnectionSheet {
  readonly connection: NamedConnection;
  readonly keys: readonly Key[];
  readonly attempts: readonly Attempt[];
  readonly places: Places;
  readonly supportDomain: string;
  readonly now: Date;
  readonly done?: Done | undefined;
  readonly problem?: string | undefined;
}

/** What was just done, as the address of the page says it. */
export const doneSentences = {
  saved: 'The settings were saved.',
  off: 'Remote sign-in is off. Visitors get the regular sign-in page again.',
  added: 'The key was added, and is accepted from now on.',
  changed: 'The state of the key was changed.',
} as const;

export type Done = keyof typeof doneSentences;
export const dones = Object.keys(doneSentences) as readonly Done[];
