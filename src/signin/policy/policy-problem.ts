import type { PolicyField } from './policy.ts';
import type { PolicyScope } from './policy-set.ts';

/** Why a policy is not taken. */
export type PolicyFault =
  | { readonly because: 'level_out_of_reach' }
  | { readonly because: 'not_phishing_resistant' }
  | { readonly because: 'no_phishing_resistant_option' }
  | { readonly because: 'mail_alone' }
  | { readonly because: 'sms_without_alternative' }
  | { readonly because: 'sms_without_countries' }
  | { readonly because: 'unknown_country'; readonly country: string }
  | { readonly because: 'no_hardware_models' }
  | { readonly because: 'short_passwords_alone' }
  | { readonly because: 'weak_recovery'; readonly proofs: readonly string[] }
  | { readonly because: 'administrators_out_of_reach' }
  | { readonly because: 'out_of_bounds'; readonly field: PolicyField; readonly least: number; readonly most: number }
  | { readonly because: 'laxer'; readonly field: PolicyField }
  | { readonly because: 'nothing_in_common'; readonly profile: string };

/** With whose policy it is wrong: another than the one that is saved when that rests on it. */
export interface PolicyProblem {
  readonly scope: PolicyScope;
  /** Of the role or profile. */
  readonly name: string | undefined;
  readonly fault: PolicyFault;
}

/** The setting to look at. */
export function fieldOf(fault: PolicyFault): PolicyField {
  if (fault.because === 'laxer' || fault.because === 'out_of_bounds') return fault.field;
  return fields[fault.because];
}

const fields: Readonly<Record<Exclude<PolicyFault['because'], 'laxer' | 'out_of_bounds'>, PolicyField>> = {
  level_out_of_reach: 'requiredAal',
  not_phishing_resistant: 'phishingResistantOnly',
  no_phishing_resistant_option: 'factors',
  mail_alone: 'factors',
  sms_without_alternative: 'factors',
  sms_without_countries: 'factors',
  unknown_country: 'smsCountries',
  no_hardware_models: 'hardware',
  short_passwords_alone: 'shortestPassword',
  weak_recovery: 'requiredAal',
  administrators_out_of_reach: 'factors',
  nothing_in_common: 'factors',
};
