import { randomInt } from 'node:crypto';
import { type Clock, DAY, type Millis } from '../kit/clock.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import { keyedDigest, type Sealer, sameBytes } from '../kit/secrets.ts';
import { readCode } from '../kit/text.ts';
import type { Db } from '../store/database.ts';
import type { FactorContext, Inside } from './factor.ts';
import { type CodeRow, deleteCode, deleteCodesBefore, findCode, putCode, takeTry } from './out-of-band.queries.ts';

/** Of one place: whoever asks for another code gets no further tries with it. */
const MOST_TRIES = 5;

/** Which code: of one kind, for one session or one flow. */
export interface CodePlace {
  readonly place: string;
  readonly factor: CodeRow['factor'];
}

export const newCode = (digits: number): string =>
  randomInt(10 ** digits)
    .toString()
    .padStart(digits, '0');

/** A few digits are guessed from a plain hash in no time, so the hash needs our key; and a code fits one place only. */
const hashCode = (sealer: Sealer, { place, factor }: CodePlace, code: string): Buffer =>
  keyedDigest(sealer, `${factor} ${place} ${code}`);

/** Eight digits, as people read them out and type them. */
export const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

const purposeOf = ({ place, factor }: CodePlace): string => `${factor} ${place}`;

interface NewCode extends CodePlace {
  /** Null where nobody is known by the name that was typed: no answer to it is ever right. */
  readonly personId: string | null;
  readonly code: string;
  /** The number or address. */
  readonly sentTo: string;
  readonly messageId: string | null;
  readonly lifetime: Millis;
}

/** Remembers what was sent. Within a unit of work. */
export async function keepCode(ctx: Db & Clock & { readonly sealer: Sealer }, sent: NewCode): Promise<void> {
  const { place, factor, personId, code, sentTo, messageId, lifetime } = sent;
  await putCode(ctx.db, {
    place,
    factor,
    person_id: personId,
    message_id: messageId,
    sent_to: ctx.sealer.seal(sentTo, purposeOf(sent)),
    code_hash: hashCode(ctx.sealer, sent, code),
    tries: 0,
    expires_at: ctx.now() + lifetime,
  });
}

/** A code that was right, and is not used up yet. */
export interface RightCode {
  readonly sentTo: string;
  readonly messageId: string | null;
  /** True for one caller. Within a unit of work. */
  readonly spend: (tx: Pick<Inside, 'db'>) => Promise<boolean>;
}

export type CodeRefusal = 'wrong' | 'expired' | 'none_waiting' | 'disabled';

/** Whether the code is the one that was sent to this person for this place; right or wrong, it costs a try. */
export async function judgeCode(
  ctx: Pick<FactorContext, 'unitOfWork' | 'db' | 'now' | 'sealer'>,
  at: CodePlace,
  { personId, typed }: { readonly personId: string | undefined; readonly typed: string },
): Promise<Result<RightCode, CodeRefusal>> {
  const sent = await ctx.unitOfWork(({ db }) => takeTry(db, at, MOST_TRIES));
  if (!sent) return refuse((await findCode(ctx.db, at)) ? 'disabled' : 'none_waiting');
  const isRight = sameBytes(sent.code_hash, hashCode(ctx.sealer, at, readCode(typed)));
  if (sent.expires_at <= ctx.now()) return refuse('expired');
  if (!isRight || personId === undefined || sent.person_id !== personId) return refuse('wrong');
  return accept({
    sentTo: ctx.sealer.open(sent.sent_to, purposeOf(at)),
    messageId: sent.message_id,
    spend: ({ db }) => deleteCode(db, sent),
  });
}

/** What was sent and may still be typed in: where to; undefined when nothing is under way. */
export async function readSentTo(
  ctx: Db & Clock & { readonly sealer: Sealer },
  at: CodePlace,
): Promise<string | undefined> {
  const sent = await findCode(ctx.db, at);
  const isWaiting = sent !== undefined && sent.expires_at > ctx.now() && sent.tries < MOST_TRIES;
  return isWaiting ? ctx.sealer.open(sent.sent_to, purposeOf(at)) : undefined;
}

/** A day after it was worth something, so that the tries of its place are remembered as long. Within a unit of work. */
export const forgetCodes = (ctx: Db & Clock): Promise<void> => deleteCodesBefore(ctx.db, ctx.now() - DAY);
