import type { Factor } from '../factor.ts';
import { proveAssertion } from '../webauthn/prove-assertion.ts';

/**
 * A key that the device finds without a name, after it has checked its user: by fingerprint, face or PIN, which is the
 * device’s affair. It may come first, and is enough alone. Its challenge is made by the page that asks.
 */
export const passkeyFactor: Factor = {
  name: 'passkey',
  prove: (ctx, attempt, answer) => proveAssertion(ctx, attempt, answer, 'passkey'),
};
