import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { newId } from '../../kit/ids.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import type { AuthenticatorEvent } from '../authenticator.events.ts';
import { insertAuthenticator } from '../authenticator.queries.ts';
import { type OtpKey, writeOtpKey } from '../otp-key.ts';
import type { Owner } from '../owner.ts';
import { purposeOf } from './totp.ts';

/** Enrols the app that somebody has used elsewhere. Within a unit of work. */
export async function bringTotp(
  ctx: Db & Clock & Emits<AuthenticatorEvent> & { readonly sealer: Sealer },
  { organizationId, personId }: Owner,
  key: OtpKey,
  actor: string,
): Promise<void> {
  const now = ctx.now();
  const id = newId('aut', now);
  const about = { organizationId, personId, factor: 'totp' } as const;
  const secret = ctx.sealer.seal(writeOtpKey(key), purposeOf(personId));
  await insertAuthenticator(ctx.db, {
    ...about,
    id,
    name: '',
    secret,
    lastStep: null,
    createdAt: now,
    lastUsedAt: now,
  });
  ctx.emit({ type: 'authenticator.enrolled', actor, authenticatorId: id, ...about });
}
