import { createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { Type } from 'typebox';
import Value from 'typebox/value';
import type { FactorName } from '../../factors/assurance.ts';
import { type Clock, MINUTE } from '../../kit/clock.ts';
import { hashSecret, keyedDigest, type Sealer } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import { deleteSpentBefore, insertSpent } from './challenge.queries.ts';
import { faceOf, type Guess } from './guess-buckets.ts';

const GOOD_FOR = 10 * MINUTE;

/**
 * ALTCHA, version 2: the browser counts up until a key begins with eight zero bits, 256 keys in the mean. That is about a
 * second of a laptop, and for us one key to check.
 */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 5_000, keyPrefix: '00' } as const;

type Keyed = Pick<Clock, 'now'> & { readonly sealer: Sealer };

const secretOf = ({ sealer }: Keyed): string => keyedDigest(sealer, 'challenge').toString('base64url');

interface Asked {
  readonly factor: FactorName;
  readonly guess: Guess;
}

/** What a solution is good for: one way to prove, by one name or account of one organization. */
const boundTo = (sealer: Sealer, { factor, guess }: Asked): string =>
  keyedDigest(sealer, `challenge:${factor}:${faceOf(factor, guess)}`).toString('base64url');

/** What a browser may work at in place of a wait, as JSON: signed, for this name alone, for ten minutes. */
export async function offerChallenge(ctx: Keyed, asked: Asked): Promise<string> {
  const data = { for: boundTo(ctx.sealer, asked), until: ctx.now() + GOOD_FOR };
  return JSON.stringify(await createChallenge({ ...work, deriveKey, data, hmacSignatureSecret: secretOf(ctx) }));
}

const Hex = Type.String({ pattern: '^(?:[0-9a-f]{2}){1,64}$' });
const Solved = Type.Object({
  challenge: Type.Object({
    parameters: Type.Object({
      algorithm: Type.Literal(work.algorithm),
      cost: Type.Literal(work.cost),
      keyLength: Type.Literal(32),
      keyPrefix: Type.Literal(work.keyPrefix),
      nonce: Hex,
      salt: Hex,
      data: Type.Object({ for: Type.String({ maxLength: 64 }), until: Type.Integer() }),
    }),
    signature: Hex,
  }),
  solution: Type.Object({ counter: Type.Integer({ minimum: 0 }), derivedKey: Hex }),
});

/** Longer than any solution. */
const LONGEST_SOLUTION = 2_048;

/** Whether the browser has done the work for this try. Each solution counts once. */
export async function takeSolution(
  ctx: Keyed & { readonly unitOfWork: <Value>(work: (tx: Db) => Promise<Value>) => Promise<Value> },
  asked: Asked,
  text: string,
): Promise<boolean> {
  const payload = readPayload(text);
  if (!payload) return false;
  const { data } = payload.challenge.parameters;
  if (data?.['for'] !== boundTo(ctx.sealer, asked) || Number(data['until']) <= ctx.now()) return false;
  const { verified } = await verifySolution({ ...payload, deriveKey, hmacSignatureSecret: secretOf(ctx) });
  if (!verified) return false;
  const mark = hashSecret(payload.challenge.parameters.nonce);
  return ctx.unitOfWork(({ db }) => insertSpent(db, mark, Number(data['until'])));
}

function readPayload(text: string): Payload | undefined {
  if (text.length > LONGEST_SOLUTION) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Value.Check(Solved, value) ? { ...value, solution: { ...value.solution } } : undefined;
  } catch {
    return undefined;
  }
}

/** A solution that is too old is none anyway. */
export const forgetSolutions = ({ db, now }: Db & Clock): Promise<void> => deleteSpentBefore(db, now());
