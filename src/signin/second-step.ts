import type { Organization } from '../directory/organization.ts';
import type { Person } from '../directory/person.ts';
import { readPerson } from '../directory/read-person.ts';
import type { Evidence } from '../factors/assurance.ts';
import { countRecoveryCodes } from '../factors/recovery-code/count-recovery-codes.ts';
import { makeRecoveryCodes } from '../factors/recovery-code/make-recovery-codes.ts';
import type { RecoveryCodeEvent } from '../factors/recovery-code/recovery-code.events.ts';
import { type Clock, MINUTE } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import { hashSecret, newSecret, type Sealer } from '../kit/secrets.ts';
import type { Db } from '../store/database.ts';
import { proveSecondFactor, type SecondFactor, type SecondFactorRefusal } from './prove-second-factor.ts';
import {
  deleteExpiredFlows,
  deleteFlow,
  deleteFlowsOf,
  findFlow,
  insertFlow,
  type SignInFlow,
} from './sign-in-flow.queries.ts';
import type { SignInEvent } from './signin.events.ts';
import { tellOwner } from './tell-owner.ts';

export const SECOND_STEP_WITHIN = 10 * MINUTE;

type Ctx = Db & Clock & Emits<SignInEvent | RecoveryCodeEvent> & { readonly sealer: Sealer };

/**
 * Keeps a proved password for the browser that proved it, which gets the secret of this answer. It opens nothing but the
 * second step. Within a unit of work.
 */
export async function beginSecondStep(ctx: Db & Clock, first: Omit<SignInFlow, 'expiresAt'>): Promise<string> {
  const secret = newSecret();
  await insertFlow(ctx.db, hashSecret(secret), { ...first, expiresAt: ctx.now() + SECOND_STEP_WITHIN });
  return secret;
}

export interface HalfWay extends SignInFlow {
  readonly person: Person;
}

/** Who is half-way in with this secret; undefined once it was used, or ten minutes are over, or the person is out. */
export async function readSecondStep(ctx: Db & Clock, secret: string | undefined): Promise<HalfWay | undefined> {
  const flow = secret === undefined ? undefined : await findFlow(ctx.db, hashSecret(secret), ctx.now());
  const person = flow && (await readPerson(ctx, flow.organizationId, flow.personId));
  return flow && person?.deactivatedAt === null ? { ...flow, person } : undefined;
}

interface Second {
  readonly organization: Organization;
  readonly secret: string;
  readonly factor: SecondFactor;
  /** As typed. */
  readonly code: string;
  readonly address: string;
}

/** Both steps are proved: what a session may be opened with, once. */
export interface Proved extends Pick<SignInFlow, 'way' | 'returnTo'> {
  readonly person: Person;
  readonly evidence: readonly Evidence[];
  /** After a recovery code: how many are left, or the new set if that was the last. */
  readonly recovery: { readonly left: number; readonly fresh: readonly string[] } | undefined;
}

export type SecondStepRefusal = SecondFactorRefusal | 'gone';

/** The second step: its code and the password that was proved before become one admission. Within a unit of work. */
export async function takeSecondStep(ctx: Ctx, second: Second): Promise<Result<Proved, SecondStepRefusal>> {
  const { organization, secret, factor } = second;
  const halfWay = await readSecondStep(ctx, secret);
  if (halfWay?.organizationId !== organization.id) return refuse('gone');
  const { person, way, returnTo } = halfWay;
  const place = hashSecret(secret).toString('base64url');
  const proof = await proveSecondFactor(ctx, { ...second, person, place });
  if (!proof.ok) return proof;
  if (!(await deleteFlow(ctx.db, hashSecret(secret)))) return refuse('gone');
  const evidence = [...halfWay.evidence, proof.value];
  const recovery = factor === 'recovery_code' ? await settleRecovery(ctx, person, organization) : undefined;
  return accept({ person, evidence, way, returnTo, recovery });
}

/** Nobody goes on without a way back in: after the last code there is a new set. */
async function settleRecovery(ctx: Ctx, person: Person, organization: Organization) {
  const left = await countRecoveryCodes(ctx, person.id);
  const owner = { organizationId: person.organizationId, personId: person.id };
  const fresh = left === 0 ? await makeRecoveryCodes(ctx, owner) : [];
  await tellOwner(ctx, { person, organization }, 'recovery_code_used', { codesLeft: left });
  return { left, fresh };
}

/** What was proved of the account before counts no more: its password or its second factor is another one. */
export const forgetFlowsOf = ({ db }: Db, { id }: Pick<Person, 'id'>): Promise<void> => deleteFlowsOf(db, id);

/** The browser begins again. */
export async function dropSecondStep({ db }: Db, secret: string): Promise<void> {
  await deleteFlow(db, hashSecret(secret));
}

export const forgetFlows = (ctx: Db & Clock): Promise<void> => deleteExpiredFlows(ctx.db, ctx.now());
