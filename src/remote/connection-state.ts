import type { Connection } from './connection.ts';

export type ConnectionState = 'draft' | 'tested' | 'on';

/** How far a connection has come on its way into force. */
export function stateOf({ testedAt, enabledAt }: Pick<Connection, 'testedAt' | 'enabledAt'>): ConnectionState {
  if (enabledAt !== null) return 'on';
  return testedAt === null ? 'draft' : 'tested';
}
