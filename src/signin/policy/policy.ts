import type { Aal, FactorName } from '../../factors/assurance.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../kit/clock.ts';

/**
 * What an organization asks of a sign-in, of customers and representatives apart where it says so. Roles and profiles may
 * ask for more, never for less: see `strictest`.
 */
export interface SignInPolicy {
  /** A session starts at this level or above. Administrators: 2 at least. */
  readonly requiredAal: Exclude<Aal, 0>;
  /** With what people of the organization may prove themselves; recovery codes go with every second factor. */
  readonly factors: readonly FactorName[];
  /** One of the proofs must be a passkey or a security key. */
  readonly phishingResistantOnly: boolean;
  /** Authenticator models (AAGUID) that may be set up, with an attestation that proves them; null: any, without one. */
  readonly hardware: readonly string[] | null;
  /** A session is over after this long, however busy; null: the setting of the deployment. */
  readonly sessionLifetime: Millis | null;
  /** A session without a request for this long is over; null: the setting of the deployment. */
  readonly sessionIdle: Millis | null;
  /** How old a proof may be before what may do harm. */
  readonly freshFor: Millis;
  /** How long a browser may be remembered where nothing but the person’s own choice asks for the second step; 0: never. */
  readonly rememberDevicesFor: Millis;
  /** Whoever has no second factor and comes from a new browser types a mailed code. */
  readonly newDeviceCode: boolean;
  /** Code points: 8 only where every sign-in needs a second factor (NIST 800-63B section 3.1.1.2). */
  readonly shortestPassword: 8 | 15;
  /**
   * `caller_check`: for whoever is on the telephone, and nothing else; the others allow that too. `recovery`: one more
   * hurdle there. `with_possession`: the step beside a possession, for a session of AAL1.
   */
  readonly personalQuestions: (typeof questionUses)[number];
  /** Countries (ISO 3166-1 alpha-2) whose numbers get messages; empty: nobody does. */
  readonly smsCountries: readonly string[];
}

/** What is set somewhere; the rest is as it is one step up. */
export type PolicyChange = Partial<SignInPolicy>;

export type PolicyField = keyof SignInPolicy;

/** From the wide to the narrow. A kind of people has what it sets in the place of the organization’s. */
export interface PolicyLayers {
  readonly organization: PolicyChange;
  readonly kind: PolicyChange;
  readonly role: PolicyChange;
  readonly profile: PolicyChange;
}

export const shippedPolicy: SignInPolicy = {
  requiredAal: 1,
  factors: ['passkey', 'security_key', 'totp', 'password', 'recovery_code'],
  phishingResistantOnly: false,
  hardware: null,
  sessionLifetime: null,
  sessionIdle: null,
  freshFor: 10 * MINUTE,
  rememberDevicesFor: 30 * DAY,
  newDeviceCode: false,
  shortestPassword: 15,
  personalQuestions: 'off',
  smsCountries: [],
};

/** Bounds of what may be set. NIST 800-63B sections 2.1.3, 2.2.3 and 2.3.3 limit the lifetime by level. */
export const policyLimits = {
  sessionLifetime: { least: 15 * MINUTE, most: 30 * DAY },
  sessionIdle: { least: 5 * MINUTE, most: 30 * DAY },
  freshFor: { least: MINUTE, most: 2 * HOUR },
  rememberDevicesFor: { least: 0, most: 30 * DAY },
} as const;

/** How long a session of a level may last (NIST 800-63B sections 2.1.3, 2.2.3 and 2.3.3). */
export const limitsOfLevel: Readonly<Record<Aal, { readonly lifetime: Millis; readonly idle: Millis }>> = {
  0: { lifetime: 30 * DAY, idle: 30 * DAY },
  1: { lifetime: 30 * DAY, idle: 30 * DAY },
  2: { lifetime: 24 * HOUR, idle: HOUR },
  3: { lifetime: 12 * HOUR, idle: 15 * MINUTE },
};

/** All of it at once. */
export function effectivePolicy({ organization, kind, role, profile }: PolicyLayers): SignInPolicy {
  return narrow(narrow({ ...shippedPolicy, ...organization, ...kind }, role), profile);
}

/** What is asked of a part of those of whom `base` is asked. */
export const narrow = (base: SignInPolicy, change: PolicyChange): SignInPolicy =>
  strictest(base, { ...base, ...change });

const shorter = (a: Millis | null, b: Millis | null): Millis | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

/** Both at once: the higher level, only what both allow, the shorter times. */
function strictest(one: SignInPolicy, other: SignInPolicy): SignInPolicy {
  return {
    requiredAal: Math.max(one.requiredAal, other.requiredAal) as SignInPolicy['requiredAal'],
    factors: one.factors.filter((factor) => other.factors.includes(factor)),
    phishingResistantOnly: one.phishingResistantOnly || other.phishingResistantOnly,
    hardware: one.hardware === null ? other.hardware : bothOf(one.hardware, other.hardware),
    sessionLifetime: shorter(one.sessionLifetime, other.sessionLifetime),
    sessionIdle: shorter(one.sessionIdle, other.sessionIdle),
    freshFor: Math.min(one.freshFor, other.freshFor),
    rememberDevicesFor: Math.min(one.rememberDevicesFor, other.rememberDevicesFor),
    newDeviceCode: one.newDeviceCode || other.newDeviceCode,
    shortestPassword: Math.max(one.shortestPassword, other.shortestPassword) as 8 | 15,
    personalQuestions: rarer(one.personalQuestions, other.personalQuestions),
    smsCountries: one.smsCountries.filter((country) => other.smsCountries.includes(country)),
  };
}

/** From the strictest on: each allows what those before it allow, and more. */
const questionUses = ['off', 'caller_check', 'recovery', 'with_possession'] as const;

const rarer = (one: SignInPolicy['personalQuestions'], other: SignInPolicy['personalQuestions']) =>
  questionUses.indexOf(one) < questionUses.indexOf(other) ? one : other;

const bothOf = (one: readonly string[], other: readonly string[] | null): readonly string[] =>
  other === null ? one : one.filter((model) => other.includes(model));
