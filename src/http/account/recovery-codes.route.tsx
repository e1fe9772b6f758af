import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { hasSecondFactor } from '../../factors/list-second-factors.ts';
import { countRecoveryCodes } from '../../factors/recovery-code/count-recovery-codes.ts';
import { ownPath } from '../../kit/web-address.ts';
import { renewRecoveryCodes } from '../../signin/renew-recovery-codes.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';
import { RecoveryCodesPage, RecoveryCodeUsedPage } from './recovery-codes.page.tsx';

const ReturnTo = Type.Object({ return_to: Type.Optional(Type.String({ maxLength: 4096 })) });
const Saved = Type.Object({ saved: Type.Optional(Type.String()), return_to: Type.String({ maxLength: 4096 }) });

/** Codes that stand in for an authenticator: only who has one has use for them. */
export function recoveryCodeRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'person' } as const;
  app.post('/account/recovery-codes', { config: { ...config, proof: 'fresh' } }, async (request, reply) => {
    const { organization } = request;
    const { person } = signedIn(request);
    if (!(await hasSecondFactor(ctx, person.id))) return sendNothingHere(request, reply);
    const codes = await ctx.unitOfWork((tx) =>
      renewRecoveryCodes({ ...tx, now: ctx.now, sealer: ctx.sealer }, { person, organization }),
    );
    return sendPage(reply, <RecoveryCodesPage {...{ organization, codes }} occasion="new" returnTo="/account" />);
  });

  app.post('/account/recovery-codes/saved', { config, schema: { body: Saved } }, (request, reply) => {
    const target = backTo(request, request.body.return_to);
    return reply.redirect(target === '/account' ? '/account?done=codes-saved' : target, 303);
  });

  const used = '/account/recovery-code-used';
  app.get(used, { config, schema: { querystring: ReturnTo } }, async (request, reply) => {
    const { id } = signedIn(request).person;
    if (!(await hasSecondFactor(ctx, id))) return sendNothingHere(request, reply);
    const left = await countRecoveryCodes(ctx, id);
    const returnTo = backTo(request, request.query.return_to);
    return sendPage(reply, <RecoveryCodeUsedPage {...{ organization: request.organization, left, returnTo }} />);
  });
}

const backTo = ({ state }: FastifyRequest, target: string | undefined): string =>
  ownPath(target, state.arrival.origin) ?? '/account';
