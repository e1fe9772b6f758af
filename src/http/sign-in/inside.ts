import type { Clock } from '../../kit/clock.ts';
import type { Sealer } from '../../kit/secrets.ts';
import type { AppContext } from '../app-context.ts';

/** Within a unit of work. */
export type Inside = Parameters<Parameters<AppContext['unitOfWork']>[0]>[0] & Clock & { readonly sealer: Sealer };

/** A unit of work with all that proving and admitting ask for. */
export const within = <Outcome>(ctx: AppContext, work: (tx: Inside) => Promise<Outcome>): Promise<Outcome> =>
  ctx.unitOfWork((unit) => work({ ...unit, now: ctx.now, sealer: ctx.sealer }));
