import type { AuditEvent } from '../audit/catalogue.ts';
import type { PasswordHasher } from '../factors/hashing/hash-password.ts';
import type { AddressRanges } from '../kit/addresses.ts';
import type { Clock } from '../kit/clock.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { MailServer } from '../mail/mail-server.ts';
import type { RemoteContext } from '../remote/remote-context.ts';
import type { SessionLimits } from '../session/session.ts';
import type { SmsGateway } from '../sms/gateway.ts';
import type { Db } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { DomainWatch } from './domain-watch.ts';

/** Everything the routes may hand on; each operation asks for the few things it needs. Made in `main.ts` alone. */
export interface AppContext extends Db, Clock {
  readonly unitOfWork: UnitOfWork<Schema, AuditEvent>;
  readonly remote: RemoteContext;
  readonly sealer: Sealer;
  readonly passwords: PasswordHasher;
  readonly sessionLimits: SessionLimits;
  readonly trustedProxies: AddressRanges;
  /** Where the program is reached without a portal, e.g. `http://localhost:8080`. */
  readonly publicUrl: URL;
  readonly publicHost: string;
  /** Without one, mails wait in the console’s list. */
  readonly mailServer: MailServer | undefined;
  /** Without one, text messages wait in the console’s list. */
  readonly smsGateway: SmsGateway | undefined;
  /** Whether host names lead here. */
  readonly domains: DomainWatch;
}
