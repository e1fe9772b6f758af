import type { Millis } from '../kit/clock.ts';
import type { ProfileId, RoleId } from './person.ts';

export interface Role {
  readonly id: RoleId;
  readonly name: string;
  readonly reportsTo: RoleId | null;
  readonly peersShareAt: Millis | null;
  /** Set while a configuration file names it. */
  readonly managedAt: Millis | null;
}

export interface Profile {
  readonly id: ProfileId;
  readonly name: string;
  readonly permissions: readonly string[];
  /** Set while a configuration file names it. */
  readonly managedAt: Millis | null;
}
