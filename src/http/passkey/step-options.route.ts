import { beginAssertion } from '../../factors/webauthn/begin-assertion.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { findFlowHere } from '../sign-in/flow-here.ts';
import { passkeyPage } from '../sign-in/passkey.step.tsx';
import { securityKeyPage } from '../sign-in/security-key.step.tsx';
import { offeredOf, urlOf } from '../sign-in/show-step.tsx';

const steps = [
  { page: passkeyPage, factor: 'passkey' },
  { page: securityKeyPage, factor: 'security_key' },
] as const;

/** What a device is asked in a step: only where the flow that this browser holds asks for it. */
export function stepOptionRoutes(app: App, ctx: AppContext): void {
  for (const { page, factor } of steps) {
    app.post(`${urlOf(page)}/options`, { config: { access: 'anyone' } }, async (request, reply) => {
      const standing = await findFlowHere(ctx, request);
      if (!standing || !offeredOf(standing).includes(page)) return reply.code(404).send();
      return ctx.unitOfWork(({ db }) => beginAssertion({ db, now: ctx.now }, standing.attempt, factor));
    });
  }
}
