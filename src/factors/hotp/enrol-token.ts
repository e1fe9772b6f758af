import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { newId } from '../../kit/ids.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import type { Evidence } from '../assurance.ts';
import type { AuthenticatorEvent } from '../authenticator.events.ts';
import { insertAuthenticator } from '../authenticator.queries.ts';
import { deleteEnrolmentsOf } from '../enrolment.queries.ts';
import { readOtpSecret, writeOtpKey } from '../otp-key.ts';
import type { Owner } from '../owner.ts';
import { findFirstCounter, purposeOf } from './hotp.ts';

export type TokenRefusal = 'bad_secret' | 'wrong';

interface Token {
  /** Base32 or hexadecimal, as typed. */
  readonly secret: string;
  /** As typed, one after the other as the token shows them. */
  readonly codes: readonly [string, string];
  /** Checked; empty: what it is. */
  readonly name: string;
}

type Ctx = Db & Clock & Emits<AuthenticatorEvent> & { readonly sealer: Sealer };

/** Enrols a token whose secret its owner has, when two codes in a row are right. Within a unit of work. */
export async function enrolToken(
  ctx: Ctx,
  { organizationId, personId }: Owner,
  { secret: typed, codes, name }: Token,
): Promise<Result<Evidence, TokenRefusal>> {
  const secret = readOtpSecret(typed);
  if (secret === undefined) return refuse('bad_secret');
  const key = { secret, algorithm: 'sha1', digits: codes[0].trim().length >= 8 ? 8 : 6 } as const;
  const counter = findFirstCounter(key, ...codes);
  if (counter === undefined) return refuse('wrong');
  const now = ctx.now();
  const id = newId('aut', now);
  const about = { organizationId, personId, factor: 'hotp' } as const;
  await deleteEnrolmentsOf(ctx.db, personId);
  await insertAuthenticator(ctx.db, {
    ...about,
    id,
    name,
    secret: ctx.sealer.seal(writeOtpKey(key), purposeOf(personId)),
    lastStep: counter, // these codes are used up
    createdAt: now,
    lastUsedAt: now,
  });
  ctx.emit({ type: 'authenticator.enrolled', actor: personId, authenticatorId: id, ...about });
  return accept({ factor: 'hotp', at: now });
}
