import type { Aal, Evidence, FactorName } from '../../factors/assurance.ts';
import type { DeviceStanding } from '../devices/device.ts';
import type { SignInPolicy } from '../policy/policy.ts';

export type FlowKind = 'sign_in' | 'step_up' | 'recovery';

/** All that the next step depends on. */
export interface Situation {
  readonly kind: FlowKind;
  /** Whether a name was typed, or a passkey has told who it is. */
  readonly isIdentified: boolean;
  /** Proofs of this flow alone: what was proved elsewhere opens nothing here. */
  readonly evidence: readonly Evidence[];
  /** What the claimant has set up and can prove; before the first proof of a sign-in, what anybody might have. */
  readonly has: readonly FactorName[];
  /**
   * What they have set up and cannot prove here: it was disabled, or is a key of another host. It still asks for a second
   * step, so that nobody takes that away by guessing, by an objection or by coming in elsewhere.
   */
  readonly lost?: readonly FactorName[];
  readonly policy: Pick<
    SignInPolicy,
    'requiredAal' | 'factors' | 'phishingResistantOnly' | 'personalQuestions' | 'newDeviceCode'
  >;
  /** What an action asks for that is to be stepped up to; 0: nothing beyond the policy. */
  readonly wishedAal: Aal;
  readonly device: DeviceStanding;
  /** The password that was proved in it is one that others may know. */
  readonly isPasswordKnown?: boolean;
}
