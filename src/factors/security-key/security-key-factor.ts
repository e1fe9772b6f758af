import type { Factor } from '../factor.ts';
import { proveAssertion } from '../webauthn/prove-assertion.ts';

/** A key that is carried along and touched, after another proof. Whether it has checked its user, the evidence says. */
export const securityKeyFactor: Factor = {
  name: 'security_key',
  prove: (ctx, attempt, answer) => proveAssertion(ctx, attempt, answer, 'security_key'),
};
