import { accountRoutes } from './account/account.route.tsx';
import { applicationRoutes } from './api/application.route.ts';
import { callerCheckRoutes } from './api/caller-checks.route.ts';
import { meRoutes } from './api/me.route.ts';
import { openApiRoutes } from './api/openapi.route.ts';
import { organizationApi } from './api/organization-api.ts';
import type { AppContext } from './app-context.ts';
import { callerPageRoutes } from './caller-check.route.tsx';
import { changePasswordRoutes } from './change-password.route.ts';
import { claimRoutes } from './claim.route.tsx';
import { confirmAddressRoutes } from './confirm-address.route.tsx';
import { consoleRoutes } from './console/console-routes.ts';
import type { App } from './create-app.ts';
import { foundationRoutes } from './foundation.route.ts';
import { invitationRoutes } from './invitation.route.tsx';
import { languageRoutes } from './language.route.ts';
import { mailArrivalRoutes } from './mail-arrival.route.tsx';
import { acceptedKeyRoutes } from './passkey/accepted.route.ts';
import { newKeyRoutes } from './passkey/new-key.route.tsx';
import { passkeyOfferRoutes } from './passkey/offer.route.tsx';
import { stepOptionRoutes } from './passkey/step-options.route.ts';
import { passkeyEndpointRoutes } from './passkey/well-known.route.ts';
import { reachedRoutes } from './reached.route.ts';
import { assistedRecoveryRoutes } from './recovery/assisted.route.tsx';
import { recoverRoutes } from './recovery/recover.route.tsx';
import { remoteAuthRoutes } from './remote-auth.route.tsx';
import { remoteFinishRoutes } from './remote-finish.route.tsx';
import { remoteTestRoutes } from './remote-test.route.tsx';
import { firstPasskeyRoutes } from './sign-in/first-passkey.route.tsx';
import { mailedCodeRoutes } from './sign-in/mailed-code.route.tsx';
import { newPasswordRoutes } from './sign-in/new-password.route.tsx';
import { setUpRoutes } from './sign-in/set-up.route.tsx';
import { signInRoutes } from './sign-in/sign-in.route.tsx';
import { stepRoutes } from './sign-in/step.route.tsx';
import { stepUpRoutes } from './sign-in/step-up.route.tsx';
import { signOutRoutes } from './sign-out.route.tsx';
import { startRoutes } from './start.route.tsx';
import { switchedOnRoutes } from './switched-on.route.tsx';

/** Every room that has a door, in the order in which a visitor meets them. */
export const routes: readonly ((app: App, ctx: AppContext) => void)[] = [
  openApiRoutes,
  foundationRoutes,
  reachedRoutes,
  changePasswordRoutes,
  startRoutes,
  languageRoutes,
  claimRoutes,
  invitationRoutes,
  signInRoutes,
  stepRoutes,
  mailedCodeRoutes,
  newPasswordRoutes,
  setUpRoutes,
  recoverRoutes,
  assistedRecoveryRoutes,
  signOutRoutes,
  remoteAuthRoutes,
  remoteFinishRoutes,
  remoteTestRoutes,
  switchedOnRoutes,
  confirmAddressRoutes,
  mailArrivalRoutes,
  stepUpRoutes,
  accountRoutes,
  firstPasskeyRoutes,
  stepOptionRoutes,
  newKeyRoutes,
  passkeyOfferRoutes,
  acceptedKeyRoutes,
  passkeyEndpointRoutes,
  callerPageRoutes,
  ...consoleRoutes,
  meRoutes,
  applicationRoutes,
  callerCheckRoutes,
  organizationApi,
];
