import { printDuration } from '../../kit/duration.ts';
import type { PolicyField } from './policy.ts';
import type { PolicyFault, PolicyProblem } from './policy-problem.ts';

/** What is wrong with a policy, in a sentence for whoever sets it. */
export function tellFault({ scope, name, fault }: PolicyProblem): string {
  const sentence = sentenceOf(fault);
  if (scope.scope === 'organization') return sentence;
  return `${scope.scope === 'kind' ? kinds[scope.id] : `The ${scope.scope} ${name}`}: ${sentence}`;
}

const kinds = { customer: 'Customers', representative: 'Representatives' } as const;

const sentences = {
  level_out_of_reach: 'What is allowed never comes to the level that is asked for: allow more, or ask for less.',
  not_phishing_resistant: 'Only passkeys and security keys resist phishing, and neither is allowed.',
  no_phishing_resistant_option:
    'Whoever asks for two factors must offer one that resists phishing (NIST 800-63B section 2.2.2): allow passkeys or security keys.',
  mail_alone: 'A code by email must not be the only way in: allow passwords or passkeys beside it.',
  sms_without_alternative:
    'Text messages can be intercepted, so there must be another second step (NIST 800-63B section 3.2.9): allow passkeys, security keys or an authenticator app.',
  sms_without_countries: 'Codes by text message need countries to send them to: choose some.',
  no_hardware_models:
    'Level 3 takes only keys that cannot be copied: name the models (AAGUID) whose attestation is to show that.',
  short_passwords_alone:
    'Passwords of 8 characters are for where every sign-in needs a second factor: ask for two, or for 15 characters.',
  administrators_out_of_reach: 'Administrators always need two factors, and what is allowed is not enough for two.',
} as const;

function sentenceOf(fault: PolicyFault): string {
  switch (fault.because) {
    case 'unknown_country':
      return `${fault.country} is no country that can be called.`;
    case 'weak_recovery':
      return `The account could be recovered with ${fault.proofs.join(' and ')}, which is less than a sign-in asks for.`;
    case 'out_of_bounds':
      return `${fieldWords[fault.field]} must be from ${printDuration(fault.least)} to ${printDuration(fault.most)}.`;
    case 'laxer':
      return `${fieldWords[fault.field]}: a role or profile may ask for more than the organization, never for less.`;
    case 'nothing_in_common':
      return `Whoever has it and the profile ${fault.profile} would be left without a way in.`;
    default:
      return sentences[fault.because];
  }
}

/** What a setting is called. */
export const fieldWords: Readonly<Record<PolicyField, string>> = {
  requiredAal: 'Level',
  factors: 'Ways to prove',
  phishingResistantOnly: 'Resistant to phishing',
  hardware: 'Models of keys',
  sessionLifetime: 'Longest session',
  sessionIdle: 'Longest pause',
  freshFor: 'Fresh proof',
  rememberDevicesFor: 'Remembered browsers',
  newDeviceCode: 'Mailed code in a new browser',
  shortestPassword: 'Shortest password',
  personalQuestions: 'Personal questions',
  smsCountries: 'Countries for text messages',
};
