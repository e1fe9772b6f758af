import type { Person } from '../../directory/person.ts';
import { type Clock, HOUR, MINUTE } from '../../kit/clock.ts';
import { hashSecret, newSecret } from '../../kit/secrets.ts';
import type { Db } from '../../store/database.ts';
import { deleteExpiredFlows, deleteFlow, deleteFlowsOf, insertFlow, takeFlow } from './flow.queries.ts';
import type { Flow } from './flow.ts';

/** Until somebody has proved something, and from one proof to the next. */
export const FIRST_PROOF_WITHIN = HOUR;
export const NEXT_PROOF_WITHIN = 10 * MINUTE;

export type NewFlow = Omit<Flow, 'secretHash' | 'createdAt' | 'expiresAt'>;

/** A flow and the secret that its browser gets. Nothing is kept yet: see `keepFlow`. */
export function newFlow({ now }: Clock, flow: NewFlow): { readonly flow: Flow; readonly secret: string } {
  const secret = newSecret();
  const within = flow.evidence.length === 0 ? FIRST_PROOF_WITHIN : NEXT_PROOF_WITHIN;
  const times = { createdAt: now(), expiresAt: now() + within };
  return { secret, flow: { ...flow, ...times, secretHash: hashSecret(secret) } };
}

/** Within a unit of work. */
export const keepFlow = ({ db }: Db, flow: Flow): Promise<void> => insertFlow(db, flow);

/** Within a unit of work. Answers the secret for the browser. */
export async function beginFlow(ctx: Db & Clock, wanted: NewFlow): Promise<string> {
  const { flow, secret } = newFlow(ctx, wanted);
  await keepFlow(ctx, flow);
  return secret;
}

/** True for the one call that ended it, with just what it goes by proved. Within a unit of work. */
export const endFlow = ({ db }: Db, flow: Flow): Promise<boolean> => takeFlow(db, flow);

/** The browser begins again. */
export const dropFlow = ({ db }: Db, secret: string): Promise<void> => deleteFlow(db, hashSecret(secret));

/** What was proved of the account before counts no more: its password or its second factor is another one. */
export const forgetFlowsOf = ({ db }: Db, { id }: Pick<Person, 'id'>): Promise<void> => deleteFlowsOf(db, id);

export const forgetFlows = (ctx: Db & Clock): Promise<void> => deleteExpiredFlows(ctx.db, ctx.now());
