import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Evidence } from '../factors/assurance.ts';
import { confirmNumber } from '../signin/caller-check/answer-caller-check.ts';
import type { CallerCheck } from '../signin/caller-check/caller-check.ts';
import { failCheck } from '../signin/caller-check/end-caller-check.ts';
import { readNumberCheck } from '../signin/caller-check/read-caller-check.ts';
import { readPolicyOf } from '../signin/policy/read-policy.ts';
import type { AppContext } from './app-context.ts';
import { CallerCheckPage } from './caller-check.page.tsx';
import type { App } from './create-app.ts';
import { sendPage } from './send-page.tsx';
import { signedIn } from './signed-in.ts';

const Form = Type.Object({ number: Type.String({ maxLength: 60 }), it: Type.Optional(Type.String()) });

/** Whoever telephones shows here, signed in and freshly proved, that the account is theirs. */
export function callerPageRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'person', proof: 'fresh' } as const;
  // Short enough to be said on the telephone.
  app.get('/check', { config: { access: 'person' } }, (_request, reply) => reply.redirect('/account/caller', 303));

  app.get('/account/caller', { config }, async (request, reply) => {
    const check = await readNumberCheck(ctx, signedIn(request).person);
    return show(request, reply, check ? 'number' : 'none');
  });

  app.post('/account/caller', { config, schema: { body: Form } }, async (request, reply) => {
    const check = await readNumberCheck(ctx, signedIn(request).person);
    if (!check) return show(request, reply, 'over');
    const { number, it } = request.body;
    if (it === 'is_not_me') {
      await ctx.unitOfWork((tx) => failCheck({ ...tx, now: ctx.now }, check, 'denied'));
      return show(request, reply, 'denied');
    }
    const confirmed = await confirm(ctx, request, check, number);
    if (confirmed.ok) return show(request, reply, 'matched');
    const isOver = confirmed.reason !== 'wrong' || !(await readNumberCheck(ctx, signedIn(request).person));
    return show(request, reply, isOver ? 'over' : 'wrong');
  });
}

async function confirm(ctx: AppContext, request: FastifyRequest, check: CallerCheck, typed: string) {
  const evidence = await freshEvidence(ctx, request);
  return ctx.unitOfWork((tx) => confirmNumber({ ...tx, now: ctx.now, sealer: ctx.sealer }, check, { typed, evidence }));
}

/** What was proved a moment ago: a browser that somebody left open says nothing about who telephones. */
async function freshEvidence(ctx: AppContext, request: FastifyRequest): Promise<readonly Evidence[]> {
  const { session, person } = signedIn(request);
  const { freshFor } = await readPolicyOf(ctx, person);
  return session.evidence.filter(({ at }) => at > ctx.now() - freshFor);
}

const show = (
  request: FastifyRequest,
  reply: FastifyReply,
  shown: 'number' | 'wrong' | 'none' | 'matched' | 'denied' | 'over',
) =>
  sendPage(reply, <CallerCheckPage organization={request.organization} shown={shown} />, shown === 'wrong' ? 422 : 200);
