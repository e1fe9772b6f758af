import type { FastifyRequest } from 'fastify';
import { type RateLimit, takeTurn } from '../../edge/limit-rate.ts';
import { MINUTE } from '../../kit/clock.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import { type NoAnswer, probeSite, type SiteStatus } from '../../remote/probe-site.ts';
import type { AppContext } from '../app-context.ts';
import { administratorOf } from './console-screen.tsx';

/** What came of looking at a Login URL from here: a hint for whoever typed it, and never in their way. */
export type SiteCheck = Result<SiteStatus, NoAnswer | 'too_many'>;

/** Enough for whoever mistypes; too few to scan a network with. */
const looks: RateLimit = { most: 20, per: 10 * MINUTE };

export async function checkSite(ctx: AppContext, request: FastifyRequest, loginUrl: string): Promise<SiteCheck> {
  const bucket = `probe-site:${administratorOf(request).id}`;
  const turn = await ctx.unitOfWork(({ db }) => takeTurn({ db, now: ctx.now }, bucket, looks));
  return turn.ok ? probeSite(loginUrl, ctx) : refuse('too_many');
}

const refusals: Readonly<Record<NoAnswer | 'too_many', true>> = {
  plain_http: true,
  special_address: true,
  unknown_name: true,
  refused: true,
  too_slow: true,
  bad_certificate: true,
  no_sense: true,
  unreachable: true,
  too_many: true,
};

/** As the address of a page carries it. */
export const siteCode = (check: SiteCheck): string => (check.ok ? check.value : check.reason);

export function readSiteCode(code: string | undefined): SiteCheck | undefined {
  if (code === undefined) return undefined;
  if (/^[1-9]([0-9]{2}|xx)$/.test(code)) return accept(code);
  return Object.hasOwn(refusals, code) ? refuse(code as NoAnswer | 'too_many') : undefined;
}
