import { type RateLimit, takeTurn } from '../edge/limit-rate.ts';
import { MINUTE } from '../kit/clock.ts';
import type { AppContext } from './app-context.ts';

/** More than anybody reads; few enough that the search costs nobody else their time. */
const explanations: RateLimit = { most: 60, per: 5 * MINUTE };

/** What a page that looks every two seconds comes to, with a few looks by hand. */
const looks: RateLimit = { most: 180, per: 5 * MINUTE };

/** False when this person has the waiting page look more often than it does by itself. */
export async function takeLookTurn(ctx: AppContext, actor: string): Promise<boolean> {
  return (await ctx.unitOfWork(({ db }) => takeTurn({ db, now: ctx.now }, `explain-look:${actor}`, looks))).ok;
}

/** False when this person or token has asked the debugger too often. */
export async function takeExplainTurn(ctx: AppContext, actor: string): Promise<boolean> {
  return (await ctx.unitOfWork(({ db }) => takeTurn({ db, now: ctx.now }, `explain:${actor}`, explanations))).ok;
}
