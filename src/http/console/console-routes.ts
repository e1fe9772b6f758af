import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { activityRoutes } from './activity.route.tsx';
import { attemptsRoutes } from './attempts.route.tsx';
import { codeRoutes } from './code.route.ts';
import { connectionRoutes } from './connection.route.tsx';
import { connectionListRoutes } from './connection-list.route.tsx';
import { connectionTestRoutes } from './connection-test.route.tsx';
import { debuggerRoutes } from './debugger.route.tsx';
import { homeRoutes } from './home.route.tsx';
import { inviteRoutes } from './invite.route.tsx';
import { keyStateRoutes } from './key-state.route.tsx';
import { keyRoutes } from './keys.route.tsx';
import { mailRoutes } from './mail.route.tsx';
import { messageRoutes } from './messages.route.tsx';
import { newPersonRoutes } from './new-person.route.tsx';
import { organizationRoutes } from './organization.route.tsx';
import { peopleRoutes } from './people.route.tsx';
import { personRoutes } from './person.route.tsx';
import { personWayRoutes } from './person-ways.route.tsx';
import { rebrandingRoutes } from './rebranding.route.tsx';
import { recoveryRoutes } from './recovery.route.tsx';
import { revealRoutes } from './reveal.route.tsx';
import { secondFactorRoutes } from './second-factor.route.tsx';
import { conformanceRoutes } from './security/conformance.route.tsx';
import { metadataRoutes } from './security/metadata.route.tsx';
import { securityRoutes } from './security/overview.route.tsx';
import { policyRoutes } from './security/policy.route.tsx';
import { setUpRoutes } from './set-up.route.tsx';
import { switchOffRoutes } from './switch-off.route.ts';
import { switchOnRoutes } from './switch-on.route.ts';

/** The administrator’s rooms, in the order of the navigation. */
export const consoleRoutes: readonly ((app: App, ctx: AppContext) => void)[] = [
  homeRoutes,
  setUpRoutes,
  peopleRoutes,
  newPersonRoutes,
  inviteRoutes,
  personRoutes,
  secondFactorRoutes,
  personWayRoutes,
  recoveryRoutes,
  securityRoutes,
  policyRoutes,
  metadataRoutes,
  conformanceRoutes,
  activityRoutes,
  organizationRoutes,
  rebrandingRoutes,
  connectionListRoutes,
  connectionRoutes,
  codeRoutes,
  connectionTestRoutes,
  switchOnRoutes,
  switchOffRoutes,
  keyRoutes,
  keyStateRoutes,
  revealRoutes,
  attemptsRoutes,
  debuggerRoutes,
  mailRoutes,
  messageRoutes,
];
