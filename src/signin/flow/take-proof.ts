import type { Person } from '../../directory/person.ts';
import { readPerson } from '../../directory/read-person.ts';
import type { Evidence } from '../../factors/assurance.ts';
import type { Factor, Inside } from '../../factors/factor.ts';
import type { Emits } from '../../kit/emits.ts';
import type { SignInEvent } from '../signin.events.ts';
import { endFlow, NEXT_PROOF_WITHIN } from './begin-flow.ts';
import { insertFlow, updateFlow } from './flow.queries.ts';
import type { Flow } from './flow.ts';
import type { TryProof } from './prove-factor.ts';
import { readStanding, type Standing, type Whence } from './read-flow.ts';

/** What became of a flow with one more proof in it. */
export type Taken =
  /** Enough was proved: the flow is over, and what it has proved may open a session, once. */
  | { readonly kind: 'admit'; readonly flow: Flow; readonly person: Person }
  | { readonly kind: 'go_on'; readonly standing: Standing }
  /** Another request was faster, or there is no such step any more. */
  | { readonly kind: 'gone' }
  /** Right when it was looked at, and taken or changed since. */
  | { readonly kind: 'wrong' };

interface Step {
  readonly whence: Whence;
  readonly factor: Factor;
  readonly proof: TryProof;
  /** `new`: it is kept only if it goes on. */
  readonly held: 'kept' | 'new';
}

type Ctx = Inside & Emits<SignInEvent>;

/**
 * One edge of the graph: a proof of this very step is used up, and the flow goes on or is over. Within a unit of work,
 * which also opens the session.
 */
export async function takeProof(ctx: Ctx, flow: Flow, { whence, factor, proof, held }: Step): Promise<Taken> {
  const before = await readStanding(ctx, flow, whence);
  const isAsked = before.step.step === 'prove' && before.step.factors.includes(factor.name);
  const isOfFlow = isAsked || (before.step.step === 'identify' && proof.personId !== undefined);
  if (!isOfFlow) return { kind: 'gone' };
  const told = flow.personId === null && flow.identifier === '' ? proof.personId : undefined;
  const person = before.person ?? (told && (await readPerson(ctx, flow.organizationId, told)));
  if (!person || person.deactivatedAt !== null) return { kind: 'wrong' };
  if (!(await proof.spend(ctx))) return { kind: 'wrong' };
  return goOn(ctx, { flow, person, evidence: proof.evidence }, { whence, held });
}

interface News {
  readonly flow: Flow;
  readonly person: Person;
  readonly evidence: Evidence;
}

/** Adds what was proved, or set up, in this flow. Within a unit of work. */
export async function goOn(
  ctx: Ctx,
  { flow, person, evidence: proved }: News,
  { whence, held }: Pick<Step, 'whence' | 'held'>,
): Promise<Taken> {
  const evidence = [...flow.evidence.filter(({ factor }) => factor !== proved.factor), proved];
  const next = { ...flow, evidence, personId: person.id, expiresAt: ctx.now() + NEXT_PROOF_WITHIN };
  const standing = await readStanding(ctx, next, whence);
  const isOver = standing.step.step === 'admit';
  if (held === 'kept' && !(await (isOver ? endFlow(ctx, flow) : updateFlow(ctx.db, flow, next))))
    return { kind: 'gone' };
  if (held === 'new' && !isOver) await insertFlow(ctx.db, next);
  return isOver ? { kind: 'admit', flow: next, person } : { kind: 'go_on', standing };
}
