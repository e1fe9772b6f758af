import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { newId } from '../../kit/ids.ts';
import type { Sealer } from '../../kit/secrets.ts';
import { maskNumber } from '../../sms/phone-number.ts';
import type { Db } from '../../store/database.ts';
import type { AuthenticatorEvent } from '../authenticator.events.ts';
import { insertAuthenticator } from '../authenticator.queries.ts';
import type { AuthenticatorId } from '../authenticator.ts';
import type { Owner } from '../owner.ts';
import { deleteNumbers, findNumber, listNumberIds } from './sms-code.queries.ts';

type Seals = { readonly sealer: Sealer };

/** A sealed number opens for its owner alone. */
export const purposeOf = (personId: string): string => `phone ${personId}`;

export interface RegisteredNumber {
  readonly id: AuthenticatorId;
  /** E.164. */
  readonly e164: string;
}

/** The number that codes for this person go to; undefined where none is set up. */
export async function readRegisteredNumber(ctx: Db & Seals, personId: string): Promise<RegisteredNumber | undefined> {
  const row = await findNumber(ctx.db, personId);
  return row && { id: row.id, e164: ctx.sealer.open(row.number, purposeOf(personId)) };
}

type Inside = Db & Clock & Emits<AuthenticatorEvent> & Seals;

/**
 * From now on codes go to this number, and to none that was registered before: another number is another authenticator
 * (NIST 800-63B section 3.1.3.3). Within a unit of work.
 */
export async function registerNumber(ctx: Inside, owner: Owner, e164: string, actor: string): Promise<void> {
  await removeNumber(ctx, owner, actor);
  const now = ctx.now();
  const id = newId('aut', now);
  const about = { ...pick(owner), factor: 'sms_code' } as const;
  const secret = ctx.sealer.seal(e164, purposeOf(owner.personId));
  const times = { lastStep: null, createdAt: now, lastUsedAt: now };
  await insertAuthenticator(ctx.db, { ...about, id, name: maskNumber(e164), secret, ...times });
  ctx.emit({ type: 'authenticator.enrolled', actor, authenticatorId: id, ...about });
}

/** Whether there was one. Within a unit of work. */
export async function removeNumber(ctx: Inside, owner: Owner, actor: string): Promise<boolean> {
  const ids = await listNumberIds(ctx.db, owner.personId);
  for (const authenticatorId of ids)
    ctx.emit({ type: 'authenticator.removed', actor, authenticatorId, ...pick(owner), factor: 'sms_code' });
  await deleteNumbers(ctx.db, owner.personId);
  return ids.length > 0;
}

const pick = ({ organizationId, personId }: Owner): Owner => ({ organizationId, personId });
