import { listAcceptedKeys } from '../../factors/webauthn/keys.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { signedIn } from '../signed-in.ts';

/** Which keys are left, for the script that tells password managers (`signal.js`). */
export function acceptedKeyRoutes(app: App, ctx: AppContext): void {
  app.get('/account/passkeys/accepted', { config: { access: 'person' } }, async (request, reply) => {
    const accepted = await listAcceptedKeys(ctx, signedIn(request).person.id, request.state.arrival.origin);
    return accepted ?? reply.code(404).send();
  });
}
