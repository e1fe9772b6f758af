import type { Aal } from '../factors/assurance.ts';
import { limitsOfLevel, type SignInPolicy } from '../signin/policy/policy.ts';
import type { SessionLimits } from './session.ts';

/** What the policy sets, else the settings of the deployment as far as the level allows them. */
export function limitSession(
  policy: Pick<SignInPolicy, 'sessionLifetime' | 'sessionIdle'>,
  aal: Aal,
  deployment: SessionLimits,
): SessionLimits {
  const most = limitsOfLevel[aal];
  return {
    lifetime: policy.sessionLifetime ?? Math.min(deployment.lifetime, most.lifetime),
    idle: policy.sessionIdle ?? Math.min(deployment.idle, most.idle),
  };
}
