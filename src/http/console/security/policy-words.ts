import type { FactorName } from '../../../factors/assurance.ts';
import { printDuration } from '../../../kit/duration.ts';
import type { PolicyField, SignInPolicy } from '../../../signin/policy/policy.ts';
import type { PolicyScope, PolicySet } from '../../../signin/policy/policy-set.ts';

/** What administrators call each way to prove. */
export const factorWords: Readonly<Record<FactorName, { readonly label: string; readonly hint: string }>> = {
  passkey: {
    label: 'Passkeys',
    hint: 'A fingerprint, a face or a PIN on the person’s own device. Two factors at once.',
  },
  security_key: { label: 'Security keys', hint: 'A key such as a YubiKey, touched after the password.' },
  totp: { label: 'Authenticator apps', hint: 'A code of six digits that changes every 30 seconds.' },
  hotp: { label: 'Code tokens', hint: 'A device that shows a new code at each press.' },
  password: { label: 'Passwords', hint: 'Something to know. Needs a second step where two factors are asked for.' },
  sms_code: {
    label: 'Codes by text message',
    hint: 'A second step that can be intercepted, so another one must be allowed beside it.',
  },
  email_code: { label: 'Codes by email', hint: 'Shows that an address is theirs, and is never a second factor.' },
  recovery_code: { label: 'Recovery codes', hint: 'The way back in when the second factor is lost.' },
  personal_questions: { label: 'Personal questions', hint: 'Never a proof by themselves.' },
  remote: { label: 'Your website', hint: 'A signed link.' },
};

export const levelWords = {
  1: { label: 'One factor', hint: 'A password is enough. Whoever has set up a second factor is asked for it.' },
  2: { label: 'Two factors', hint: 'A passkey, or a password with something one has. Level 2 of NIST 800-63B.' },
  3: { label: 'A hardware key', hint: 'A key that cannot be copied, of the models below. Level 3 of NIST 800-63B.' },
} as const;

export const questionWords = {
  off: { label: 'Off', hint: 'As OWASP ASVS 6.4.2 asks for.' },
  caller_check: { label: 'For callers', hint: 'A representative may check who is on the telephone.' },
  recovery: { label: 'For callers and as a hurdle in recovery', hint: 'After everything else that recovery asks for.' },
  with_possession: {
    label: 'Also as the step beside something one has',
    hint: 'For a session of one factor, never more.',
  },
} as const;

const timeOf = (time: number | null, otherwise: string): string => (time === null ? otherwise : printDuration(time));

const wordings: { readonly [Field in PolicyField]: (value: SignInPolicy[Field]) => string } = {
  requiredAal: (level) => levelWords[level].label,
  factors: (factors) => (factors.length > 0 ? factors.map((factor) => factorWords[factor].label).join(', ') : 'None'),
  phishingResistantOnly: (only) => (only ? 'Only passkeys and security keys' : 'Not asked for'),
  hardware: (models) => (models === null ? 'Any' : models.join(', ')),
  sessionLifetime: (time) => timeOf(time, 'As the server is set and the level allows'),
  sessionIdle: (time) => timeOf(time, 'As the server is set and the level allows'),
  freshFor: (time) => printDuration(time),
  rememberDevicesFor: (time) => (time === 0 ? 'Never' : printDuration(time)),
  newDeviceCode: (asked) => (asked ? 'Asked for' : 'Not asked for'),
  shortestPassword: (length) => `${length} characters`,
  personalQuestions: (use) => questionWords[use].label,
  smsCountries: (countries) => (countries.length > 0 ? countries.join(', ') : 'None'),
};

/** A setting in words. */
export const wordOf = <Field extends PolicyField>(field: Field, policy: SignInPolicy): string =>
  wordings[field](policy[field]);

/** Whose policy an address means; undefined for nobody’s. */
export function scopeAt(slug: string, set: PolicySet): PolicyScope | undefined {
  if (slug === 'everybody') return { scope: 'organization' };
  if (slug === 'customers') return { scope: 'kind', id: 'customer' };
  if (slug === 'representatives') return { scope: 'kind', id: 'representative' };
  const isHere = ({ id }: { readonly id: string }) => id === slug;
  if (set.roles.some(isHere)) return { scope: 'role', id: slug };
  return set.profiles.some(isHere) ? { scope: 'profile', id: slug } : undefined;
}

function slugOf(scope: PolicyScope): string {
  if (scope.scope === 'organization') return 'everybody';
  return scope.scope === 'kind' ? `${scope.id}s` : scope.id;
}

export function titleOf(scope: PolicyScope, set: PolicySet): string {
  if (scope.scope === 'organization') return 'Everybody';
  if (scope.scope === 'kind') return scope.id === 'customer' ? 'Customers' : 'Representatives';
  const places = scope.scope === 'role' ? set.roles : set.profiles;
  return `${scope.scope === 'role' ? 'Role' : 'Profile'} ${places.find(({ id }) => id === scope.id)?.name ?? ''}`;
}

export const pathOf = (scope: PolicyScope): string => `/console/security/policies/${slugOf(scope)}`;
