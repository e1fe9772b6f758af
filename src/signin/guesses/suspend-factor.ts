import { takeTurn } from '../../edge/limit-rate.ts';
import type { FactorName } from '../../factors/assurance.ts';
import type { AuthenticatorEvent } from '../../factors/authenticator.events.ts';
import { disableFactor } from '../../factors/disable-factor.ts';
import type { PasswordEvent } from '../../factors/password/password.events.ts';
import { type Clock, DAY } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import type { Db } from '../../store/database.ts';
import { type AccountOwner, tellOwner } from '../notices/tell-owner.ts';
import type { SignInEvent } from '../signin.events.ts';
import { countOf, type Guess, isAuthenticator, isCode, MOST_IN_A_ROW } from './guess-buckets.ts';
import { findGuesses } from './guess-count.queries.ts';

type Ctx = Db & Clock & Emits<AuthenticatorEvent | PasswordEvent | SignInEvent>;

/**
 * When an account has been guessed at too often in a row: strangers suspend a password for themselves and no more (a lock
 * that anybody can close keeps the owner out); where browsers of the owner took part, or at short codes, it is disabled.
 * The owner hears of it at most once a day. Within a unit of work.
 */
export async function suspendFactor(
  ctx: Ctx,
  attempt: Guess & {
    readonly organization: AccountOwner['organization'];
    readonly person: AccountOwner['person'] | undefined;
  },
  factor: FactorName,
): Promise<void> {
  const { person, organization, address, deviceId } = attempt;
  if (!person || !isAuthenticator(factor)) return;
  if (((await findGuesses(ctx.db, countOf(factor, attempt)))?.failures ?? 0) < MOST_IN_A_ROW) return;
  const { organizationId, id: personId } = person;
  if (isCode(factor) || deviceId !== undefined) {
    const isNews = await disableFactor(ctx, { organizationId, personId }, factor);
    if (isNews) await tellOwner(ctx, { person, organization }, 'disabled');
    return;
  }
  const isNews = await takeTurn(ctx, `alarm:suspended:${factor}:${personId}`, { most: 1, per: DAY });
  if (!isNews.ok) return;
  ctx.emit({ type: 'sign-in.suspended', organizationId, actor: 'stranger', address, personId, factor });
  if (factor === 'password') await tellOwner(ctx, { person, organization }, 'suspended');
}
