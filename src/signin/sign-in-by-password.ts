import { normalizeIdentifier } from '../directory/identifier.ts';
import type { OrganizationId } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import { readPersonByIdentifier } from '../directory/read-person.ts';
import { forgetTurns, type RateLimit, takeTurn } from '../edge/limit-rate.ts';
import { networkOf } from '../edge/read-address.ts';
import type { PasswordHasher } from '../factors/password/hash-password.ts';
import type { PasswordEvent } from '../factors/password/password.events.ts';
import { type PasswordProof, provePassword } from '../factors/password/prove-password.ts';
import { type Clock, HOUR, MINUTE } from '../kit/clock.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import type { Db } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { SignInEvent } from './signin.events.ts';

export interface SignInContext extends Db, Clock {
  readonly unitOfWork: UnitOfWork<Schema, SignInEvent | PasswordEvent>;
  readonly passwords: PasswordHasher;
}

interface Claim {
  readonly organizationId: OrganizationId;
  /** E-mail address or login name, as typed. */
  readonly identifier: string;
  readonly password: string;
  readonly address: string;
}

export type SignInRefusal = 'not_accepted' | 'deactivated' | 'too_many' | 'busy';

/** From the narrow to the wide: what a narrow limit refuses is not counted against the wide ones. */
const limits = {
  ofOneNameFromOneNetwork: { most: 10, per: 5 * MINUTE },
  ofOneNameFromOneNetworkAnHour: { most: 20, per: HOUR },
  fromOneNetwork: { most: 60, per: 5 * MINUTE },
  ofOneName: { most: 100, per: HOUR },
} as const satisfies Readonly<Record<string, RateLimit>>;

/**
 * Who is meant, and whether they are it. An unknown name, a wrong password and a person without a password look alike
 * and take alike; only the right password tells that the account is switched off.
 */
export async function signInByPassword(
  ctx: SignInContext,
  claim: Claim,
): Promise<Result<{ readonly person: Person; readonly proof: PasswordProof }, SignInRefusal>> {
  const person = await readPersonByIdentifier(ctx, claim.organizationId, claim.identifier.trim());
  const refuseWith = (because: SignInRefusal) => noteRefusal(ctx, claim, person, because);
  if (!(await isWithinLimits(ctx, claim))) return refuseWith('too_many');
  const proof = await provePassword(ctx, person?.id, claim.password);
  if (!proof.ok) return refuseWith(proof.reason === 'busy' ? 'busy' : 'not_accepted');
  if (!person) return refuseWith('not_accepted');
  if (person.deactivatedAt !== null) return refuseWith('deactivated');
  await forgetGuesses(ctx, claim);
  return accept({ person, proof: proof.value });
}

/** What was typed stands last, and each limit has a word of its own: nobody types the name of another bucket. */
function bucketsOf({ organizationId, identifier, address }: Claim): Readonly<Record<keyof typeof limits, string>> {
  const name = `${organizationId}:${normalizeIdentifier(identifier.trim())}`;
  const network = networkOf(address);
  return {
    ofOneNameFromOneNetwork: `password:here:${network}:${name}`,
    ofOneNameFromOneNetworkAnHour: `password:here-an-hour:${network}:${name}`,
    fromOneNetwork: `password:network:${network}`,
    ofOneName: `password:name:${name}`,
  };
}

/** Who knows the password was not guessing. The wide limits stay: others may come from the same network. */
async function forgetGuesses(ctx: SignInContext, claim: Claim): Promise<void> {
  const { ofOneNameFromOneNetwork, ofOneNameFromOneNetworkAnHour } = bucketsOf(claim);
  await ctx.unitOfWork(async ({ db }) => {
    await forgetTurns({ db }, ofOneNameFromOneNetwork);
    await forgetTurns({ db }, ofOneNameFromOneNetworkAnHour);
  });
}

/** The same for known and unknown names. Nobody locks a name for everybody from one network. */
async function isWithinLimits(ctx: SignInContext, claim: Claim): Promise<boolean> {
  const buckets = bucketsOf(claim);
  return ctx.unitOfWork(async ({ db }) => {
    for (const limit of Object.keys(limits) as (keyof typeof limits)[]) {
      const turn = await takeTurn({ db, now: ctx.now }, buckets[limit], limits[limit]);
      if (!turn.ok) return false;
    }
    return true;
  });
}

const OFTEN_ENOUGH: RateLimit = { most: 1, per: 5 * MINUTE };

/** A flood is told once in a while: the ledger is not for strangers to fill. */
async function noteRefusal(
  ctx: SignInContext,
  { organizationId, address }: Claim,
  person: Person | undefined,
  because: SignInRefusal,
) {
  const personId = person?.id ?? null;
  await ctx.unitOfWork(async ({ db, emit }) => {
    const isFlood = because === 'too_many' || because === 'busy';
    const bucket = `told:${because}:${organizationId}:${networkOf(address)}`;
    if (isFlood && !(await takeTurn({ db, now: ctx.now }, bucket, OFTEN_ENOUGH)).ok) return;
    emit({
      type: 'sign-in.refused',
      organizationId,
      actor: 'stranger',
      address,
      personId,
      factor: 'password',
      because,
    });
  });
  return refuse(because);
}
