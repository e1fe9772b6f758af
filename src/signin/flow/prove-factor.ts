import { type RateLimit, takeTurn } from '../../edge/limit-rate.ts';
import { networkOf } from '../../edge/read-address.ts';
import type { Evidence } from '../../factors/assurance.ts';
import type { FactorEvent } from '../../factors/factor.events.ts';
import {
  type Answer,
  type Attempt,
  type Factor,
  type FactorContext,
  type Inside,
  type Proof,
  type ProofRefusal,
  shownOf,
} from '../../factors/factor.ts';
import { type Clock, DAY, MINUTE, type Millis } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import type { Db } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { offerChallenge, takeSolution } from '../guesses/challenge.ts';
import type { Guess } from '../guesses/guess-buckets.ts';
import { forgetTries, giveBackTry, takeTry } from '../guesses/guess-budgets.ts';
import { suspendFactor } from '../guesses/suspend-factor.ts';
import { tellOwner } from '../notices/tell-owner.ts';
import type { SignInEvent } from '../signin.events.ts';

export interface ProveContext extends Omit<FactorContext, 'unitOfWork'> {
  readonly unitOfWork: UnitOfWork<Schema, FactorEvent | SignInEvent>;
}

/** One try at one factor, in one flow or session. */
export interface Try extends Attempt {
  /** As typed: tries at nobody are counted by it. */
  readonly identifier: string;
  /** What vouches for the browser: a device of this person, or the session that is to be stepped up. */
  readonly deviceId: string | undefined;
  /** What the browser has worked out in place of a wait, as typed by its script. */
  readonly solution?: string | undefined;
  /** What was proved before it, in this flow. */
  readonly evidence: readonly Evidence[];
}

/** What a claimant is told: never whether there is such an account, nor which part was wrong. */
export interface TryRefusal {
  readonly ok: false;
  /** `suspended`: no wait helps; a browser that is known does, or another way. */
  readonly reason: 'wrong' | 'expired' | 'busy' | 'too_many' | 'suspended' | 'deactivated';
  /** Until the next try, where waiting helps. */
  readonly wait?: Millis | undefined;
  /** What the browser may work at in place of the wait. */
  readonly challenge?: string;
}

/** Of who proves in a flow; `spend` also tells the ledger when it is false, and ends the row of tries when it is true. */
export interface TryProof extends Omit<Proof, 'spend'> {
  readonly spend: (tx: Inside & Emits<SignInEvent>) => Promise<boolean>;
}

/**
 * The one place through which every factor proves. Tries are counted before, and for who is nobody as for everybody;
 * every no is recorded; only who has proved it learns that the account is switched off.
 */
export async function proveFactor(
  ctx: ProveContext,
  factor: Factor,
  attempt: Try,
  answer: Answer,
): Promise<{ readonly ok: true; readonly value: TryProof } | TryRefusal> {
  const guess = await readSolution(ctx, factor, attempt);
  const turn = await ctx.unitOfWork(({ db }) => takeTry({ db, now: ctx.now }, guess, factor.name));
  if (!turn.ok) {
    await noteFlood(ctx, factor, attempt, 'too_many');
    if (turn.reason === 'suspended' || turn.helps === 'time') return turn;
    return { ...turn, challenge: await offerChallenge(ctx, { factor: factor.name, guess }) };
  }
  const isSeen = turn.value === 'look';
  const proof = await factor.prove(ctx, isSeen ? attempt : { ...attempt, person: undefined }, answer);
  if (!proof.ok) {
    await noteNo(ctx, factor, attempt, isSeen ? proof.reason : 'too_many');
    return { ok: false, reason: shownOf(proof.reason) };
  }
  if (attempt.person && proof.value.personId !== undefined && proof.value.personId !== attempt.person.id)
    return refuseProved(ctx, factor, attempt, 'wrong_user_handle');
  if (attempt.person && attempt.person.deactivatedAt !== null) return refuseProved(ctx, factor, attempt, 'deactivated');
  return { ok: true, value: { ...proof.value, spend: spendOnce(factor, attempt, proof.value) } };
}

async function readSolution(ctx: ProveContext, factor: Factor, attempt: Try): Promise<Guess> {
  const { solution } = attempt;
  if (solution === undefined || solution === '') return attempt;
  const asked = { factor: factor.name, guess: attempt };
  return (await takeSolution(ctx, asked, solution)) ? { ...attempt, challenge: 'solved' } : attempt;
}

const spendOnce = (factor: Factor, attempt: Try, proof: Proof): TryProof['spend'] =>
  async function spend(tx) {
    if (await proof.spend(tx)) {
      await forgetTries(tx, attempt, factor.name);
      return true;
    }
    await giveBackTry(tx, attempt, factor.name);
    noteRefusal(tx, factor, attempt, 'used');
    return false;
  };

async function noteNo(ctx: ProveContext, factor: Factor, attempt: Try, because: ProofRefusal | 'too_many') {
  if (because === 'busy' || because === 'used')
    await ctx.unitOfWork(({ db }) => giveBackTry({ db, now: ctx.now }, attempt, factor.name));
  if (because === 'busy' || because === 'too_many') await noteFlood(ctx, factor, attempt, because);
  else await ctx.unitOfWork(async (tx) => noteRefusal(tx, factor, attempt, because));
}

async function refuseProved(
  ctx: ProveContext,
  factor: Factor,
  attempt: Try,
  because: 'deactivated' | 'wrong_user_handle',
): Promise<TryRefusal> {
  await ctx.unitOfWork(async (tx) => noteRefusal(tx, factor, attempt, because));
  return { ok: false, reason: because === 'deactivated' ? 'deactivated' : 'wrong' };
}

function noteRefusal({ emit }: Emits<SignInEvent>, { name }: Factor, attempt: Try, because: string) {
  const { organization, person, address } = attempt;
  const about = { organizationId: organization.id, personId: person?.id ?? null, actor: 'stranger', address };
  emit({ type: 'sign-in.refused', ...about, factor: name, because });
}

const OFTEN_ENOUGH: RateLimit = { most: 1, per: 5 * MINUTE };
const ONCE_A_DAY: RateLimit = { most: 1, per: DAY };

/** A flood is told once in a while: the ledger is not for strangers to fill, nor is the owner's mailbox. */
async function noteFlood(ctx: ProveContext, factor: Factor, attempt: Try, because: 'too_many' | 'busy') {
  const { organization, address } = attempt;
  await ctx.unitOfWork(async ({ db, emit }) => {
    const tx = { db, now: ctx.now, emit };
    const bucket = `told:${because}:${factor.name}:${organization.id}:${networkOf(address)}`;
    if ((await takeTurn(tx, bucket, OFTEN_ENOUGH)).ok) noteRefusal(tx, factor, attempt, because);
    if (because !== 'too_many') return;
    await suspendFactor(tx, attempt, factor.name);
    await alarm(tx, attempt);
  });
}

/** Who floods after the right password knows the password. */
async function alarm(ctx: Db & Clock, { person, organization, evidence }: Try) {
  if (!person || !evidence.some((proof) => proof.factor === 'password')) return;
  const isNews = await takeTurn(ctx, `alarm:code:${person.id}`, ONCE_A_DAY);
  if (isNews.ok) await tellOwner(ctx, { person, organization }, 'codes_guessed');
}
