import type { DirectoryEvent } from '../../directory/directory.events.ts';
import type { AuthenticatorEvent } from '../../factors/authenticator.events.ts';
import type { PasswordHasher } from '../../factors/hashing/hash-password.ts';
import type { PasswordEvent } from '../../factors/password/password.events.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { RemoteEvent } from '../../remote/remote.events.ts';
import type { SessionEvent } from '../../session/session.events.ts';
import type { DeviceEvent } from '../../signin/devices/device.events.ts';
import type { PolicyEvent } from '../../signin/policy/policy.events.ts';
import type { Db } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Changes } from './changes.ts';

type ApplyEvent =
  | AuthenticatorEvent
  | PolicyEvent
  | DeviceEvent
  | DirectoryEvent
  | RemoteEvent
  | PasswordEvent
  | SessionEvent;

/** What becomes of the things of an organization that its file does not name. */
export type Unnamed = 'released' | 'pruned';

interface Surroundings extends Clock {
  readonly sealer: Sealer;
  readonly publicHost: string;
}

/** What applying a file may touch. */
export interface ApplyContext extends Db, Surroundings {
  readonly unitOfWork: UnitOfWork<Schema, ApplyEvent>;
  readonly passwords: PasswordHasher;
}

/** The same within the unit of work. */
export interface ApplyUnit extends Db, Surroundings, Emits<ApplyEvent> {
  readonly unnamed: Unnamed;
  /** What is told afterwards. */
  readonly changes: Changes;
}

/** Who did it, in the ledger. */
export const actor = 'file';
