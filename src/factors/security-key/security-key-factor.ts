import type { Factor } from '../factor.ts';
import { hasKey } from '../webauthn/keys.ts';
import { proveAssertion } from '../webauthn/prove-assertion.ts';

/** A key that is carried along and touched, after another proof. Whether it has checked its user, the evidence says. */
export const securityKeyFactor: Factor = {
  name: 'security_key',
  isSetUp: async (ctx, { person, origin }) =>
    person !== undefined && (await hasKey(ctx, person.id, { factor: 'security_key', origin })),
  prove: (ctx, attempt, answer) => proveAssertion(ctx, attempt, answer, 'security_key'),
};
