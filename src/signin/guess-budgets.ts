import { normalizeIdentifier } from '../directory/identifier.ts';
import { forgetTurns, type RateLimit, type Turn, takeTurn } from '../edge/limit-rate.ts';
import { networkOf } from '../edge/read-address.ts';
import type { FactorName } from '../factors/assurance.ts';
import { type Clock, DAY, HOUR, MINUTE } from '../kit/clock.ts';
import type { Db } from '../store/database.ts';
import type { Try } from './prove-factor.ts';

interface Budget {
  /** What was typed stands last, and each has a word of its own: nobody types the name of another bucket. */
  readonly bucket: string;
  readonly limit: RateLimit;
  /** Whether the tries are tries in a row, which a success ends; others may come from the same network. */
  readonly inRow: boolean;
}

/** From the narrow to the wide: what a narrow limit refuses is not counted against the wide ones. */
function budgetsOf(attempt: Try, factor: FactorName): readonly Budget[] {
  return factor === 'password' ? ofPassword(attempt) : ofOwner(attempt, factor);
}

/** The same for known and unknown names. Nobody locks a name for everybody from one network. */
function ofPassword({ organization, identifier, address }: Try): readonly Budget[] {
  const name = `${organization.id}:${normalizeIdentifier(identifier)}`;
  const network = networkOf(address);
  return [
    { bucket: `password:here:${network}:${name}`, limit: { most: 10, per: 5 * MINUTE }, inRow: true },
    { bucket: `password:here-an-hour:${network}:${name}`, limit: { most: 20, per: HOUR }, inRow: true },
    { bucket: `password:network:${network}`, limit: { most: 60, per: 5 * MINUTE }, inRow: false },
    { bucket: `password:name:${name}`, limit: { most: 100, per: HOUR }, inRow: false },
  ];
}

/**
 * A row of counters for each factor. A try at a code hits with 3 in a million (three time steps of a million codes each).
 * Recovery codes are too long to be guessed (NIST 800-63B section 3.1.2.2 limits tries below 64 bits), so theirs is for
 * each network: who has learnt the password uses up no try of the owner elsewhere.
 */
function ofOwner({ organization, person, identifier, place, address }: Try, factor: FactorName): readonly Budget[] {
  const owner = person?.id ?? `${organization.id}:${normalizeIdentifier(identifier)}`;
  const whose = factor === 'recovery_code' ? `${owner}:${networkOf(address)}` : owner;
  return [
    { bucket: `${factor}:in:${place}`, limit: { most: 5, per: 10 * MINUTE }, inRow: true },
    ...ofOwnerAnywhere(factor, whose),
  ];
}

const ofOwnerAnywhere = (factor: FactorName, whose: string): readonly Budget[] => [
  { bucket: `${factor}:of:${whose}`, limit: { most: 10, per: HOUR }, inRow: true },
  { bucket: `${factor}:day:${whose}`, limit: { most: 20, per: DAY }, inRow: true },
];

/** Counts one more try. In a unit of work of its own: it stays counted, whatever becomes of the proof. */
export async function takeTry(ctx: Db & Clock, attempt: Try, factor: FactorName): Promise<Turn> {
  for (const { bucket, limit } of budgetsOf(attempt, factor)) {
    const turn = await takeTurn(ctx, bucket, limit);
    if (!turn.ok) return turn;
  }
  return { ok: true, value: true };
}

/** Who has proved it was not guessing. Within a unit of work. */
export async function forgetTries(ctx: Db, attempt: Try, factor: FactorName): Promise<void> {
  for (const { bucket, inRow } of budgetsOf(attempt, factor)) if (inRow) await forgetTurns(ctx, bucket);
}

/** Begins anew: whoever guessed has lost the password, or the app that they guessed at is gone. Within a unit of work. */
export async function forgetGuessesAt(ctx: Db, { id }: { readonly id: string }): Promise<void> {
  for (const { bucket } of ofOwnerAnywhere('totp', id)) await forgetTurns(ctx, bucket);
}
