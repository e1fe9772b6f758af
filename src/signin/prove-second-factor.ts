import { forgetTurns, type RateLimit, takeTurn } from '../edge/limit-rate.ts';
import { networkOf } from '../edge/read-address.ts';
import type { Evidence } from '../factors/assurance.ts';
import { proveRecoveryCode } from '../factors/recovery-code/prove-recovery-code.ts';
import type { RecoveryCodeEvent } from '../factors/recovery-code/recovery-code.events.ts';
import { proveTotp } from '../factors/totp/prove-totp.ts';
import { type Clock, DAY, HOUR, MINUTE } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { type Result, refuse } from '../kit/result.ts';
import type { Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import type { SignInEvent } from './signin.events.ts';
import { type AccountOwner, tellOwner } from './tell-owner.ts';

export type SecondFactor = 'totp' | 'recovery_code';
export type SecondFactorRefusal = 'wrong' | 'too_many';

type Ctx = Db & Clock & Emits<SignInEvent | RecoveryCodeEvent> & { readonly sealer: Sealer };

export interface SecondProof extends AccountOwner {
  readonly factor: SecondFactor;
  /** As typed. */
  readonly code: string;
  /** The flow or session that the code is typed into. */
  readonly place: string;
  readonly address: string;
}

/**
 * In a row: a success begins anew. Only who knows the password gets to try, so no stranger uses up the tries of the owner.
 * A try hits with 3 in a million (three time steps of a million codes each).
 */
const limits = {
  inOnePlace: { most: 5, per: 10 * MINUTE },
  ofOnePerson: { most: 10, per: HOUR },
  ofOnePersonADay: { most: 20, per: DAY },
} as const satisfies Readonly<Record<string, RateLimit>>;

type Buckets = Readonly<Record<keyof typeof limits, string>>;

/**
 * A row of counters for each factor. Recovery codes are too long to be guessed (NIST 800-63B section 3.1.2.2 limits tries
 * below 64 bits), so theirs is for each network: who has learnt the password uses up no try of the owner elsewhere.
 */
const bucketsOf = ({ factor, person, place, address }: SecondProof): Buckets => ({
  inOnePlace: `${factor}:in:${place}`,
  ...bucketsOfPerson(factor, factor === 'totp' ? person.id : `${person.id}:${networkOf(address)}`),
});

const bucketsOfPerson = (factor: SecondFactor, whose: string): Omit<Buckets, 'inOnePlace'> => ({
  ofOnePerson: `${factor}:of:${whose}`,
  ofOnePersonADay: `${factor}:day:${whose}`,
});

/** Compares what was typed with what the person has, after a password that was right. Within a unit of work. */
export async function proveSecondFactor(ctx: Ctx, proof: SecondProof): Promise<Result<Evidence, SecondFactorRefusal>> {
  const buckets = bucketsOf(proof);
  if (!(await isWithinLimits(ctx, buckets))) return refuseFlood(ctx, proof);
  const proved = await prove(ctx, proof);
  if (!proved.ok) {
    noteRefusal(ctx, proof, proved.reason);
    return refuse('wrong');
  }
  for (const bucket of Object.values(buckets)) await forgetTurns(ctx, bucket);
  return proved;
}

const prove = (ctx: Ctx, { factor, person, code }: SecondProof) =>
  factor === 'totp'
    ? proveTotp(ctx, person.id, code)
    : proveRecoveryCode(ctx, { organizationId: person.organizationId, personId: person.id }, code);

/** From the narrow to the wide: what a narrow limit refuses is not counted against the wide ones. */
async function isWithinLimits(ctx: Ctx, buckets: Buckets): Promise<boolean> {
  for (const limit of Object.keys(limits) as (keyof typeof limits)[]) {
    if (!(await takeTurn(ctx, buckets[limit], limits[limit])).ok) return false;
  }
  return true;
}

const OFTEN_ENOUGH: RateLimit = { most: 1, per: 5 * MINUTE };
const ONCE_A_DAY: RateLimit = { most: 1, per: DAY };

async function refuseFlood(ctx: Ctx, proof: SecondProof) {
  const { person, address } = proof;
  const isNews = await takeTurn(ctx, `told:code:${person.id}:${networkOf(address)}`, OFTEN_ENOUGH);
  if (isNews.ok) noteRefusal(ctx, proof, 'too_many');
  const isAlarm = await takeTurn(ctx, `alarm:code:${person.id}`, ONCE_A_DAY);
  if (isAlarm.ok) await tellOwner(ctx, proof, 'codes_guessed');
  return refuse('too_many');
}

function noteRefusal({ emit }: Ctx, { person, address, factor }: SecondProof, because: string) {
  const { organizationId, id: personId } = person;
  emit({ type: 'sign-in.refused', organizationId, actor: 'stranger', address, personId, factor, because });
}
