import type { Places } from '../../directory/list-places.ts';
import type { PersonKind } from '../../directory/person.ts';
import type { Connection } from '../../remote/connection.ts';
import type { ProblemItem } from '../../ui/error-summary.tsx';
import type { ScopeValues } from './switch-on-form.ts';

type Count = Readonly<Record<PersonKind, number>>;

/** Everything that switching on would change, counted at this moment. */
export interface SwitchOnSheet {
  readonly connection: Connection;
  /** Who may come in at all, and who of them has a password here. */
  readonly people: Count;
  readonly withPassword: Count;
  /** How many are signed in now, whoever asks included. */
  readonly inside: number;
  /** Of whoever asks: an address, or the network around an IPv6 one. */
  readonly ownAddress: string;
  /** Address of safe access that works without any domain or website. */
  readonly safeAccess: string;
  readonly places: Places;
  readonly values: ScopeValues;
  readonly problems: readonly ProblemItem[];
}
