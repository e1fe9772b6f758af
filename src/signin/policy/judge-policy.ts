import { isSupportedCountry } from 'libphonenumber-js/max';
import type { FactorName } from '../../factors/assurance.ts';
import { isKey } from '../flow/steps.ts';
import { fateOf } from '../flow/walk-flow.ts';
import { findWeakRecovery } from './find-weak-recovery.ts';
import {
  limitsOfLevel,
  narrow,
  type PolicyChange,
  type PolicyField,
  policyLimits,
  type SignInPolicy,
} from './policy.ts';
import type { PolicyFault, PolicyProblem } from './policy-problem.ts';
import { type PlacePolicy, type PolicyScope, type PolicySet, placesOf, policyOf, policyOfKind } from './policy-set.ts';

/** Everything that is wrong with what an organization would have set, whoever it was set for. */
export function judgePolicies(set: PolicySet): readonly PolicyProblem[] {
  const customers = judge(policyOfKind(set, 'customer'));
  const representatives = judge(policyOfKind(set, 'representative'));
  const shared = customers.filter((fault) => representatives.some((other) => isSame(fault, other)));
  const own = (faults: readonly PolicyFault[]) => faults.filter((fault) => !shared.some((one) => isSame(fault, one)));
  const wide = [
    ...tell({ scope: 'organization' }, shared),
    ...tell({ scope: 'kind', id: 'customer' }, own(customers)),
    ...tell({ scope: 'kind', id: 'representative' }, own(representatives)),
  ];
  if (wide.length > 0) return wide; // what rests on it would only repeat it
  return [...judgeAdministrators(set), ...judgePlaces(set, 'role'), ...judgePlaces(set, 'profile'), ...judgePairs(set)];
}

const isSame = (one: PolicyFault, other: PolicyFault): boolean => JSON.stringify(one) === JSON.stringify(other);

const tell = (scope: PolicyScope, faults: readonly PolicyFault[], name?: string): readonly PolicyProblem[] =>
  faults.map((fault) => ({ scope, name, fault }));

/** What is wrong with a policy by itself. */
function judge(policy: SignInPolicy): readonly PolicyFault[] {
  return [...judgeLevel(policy), ...judgeMessages(policy), ...judgeTimes(policy), ...judgeRecovery(policy)];
}

function judgeLevel(policy: SignInPolicy): readonly PolicyFault[] {
  const { requiredAal, factors, hardware, phishingResistantOnly, shortestPassword } = policy;
  const hasKeys = factors.some(isKey);
  const faults: PolicyFault[] = [];
  if (phishingResistantOnly && !hasKeys) faults.push({ because: 'not_phishing_resistant' });
  else if (requiredAal > 1 && !hasKeys) faults.push({ because: 'no_phishing_resistant_option' });
  if (requiredAal === 3 && hardware === null) faults.push({ because: 'no_hardware_models' });
  else if (hardware?.length === 0) faults.push({ because: 'no_hardware_models' });
  if (faults.length === 0 && fateOf(policy, factors) !== 'admitted') faults.push({ because: 'level_out_of_reach' });
  if (shortestPassword < 15 && requiredAal < 2) faults.push({ because: 'short_passwords_alone' });
  return faults;
}

/** Not restricted, and more than an address (NIST 800-63B sections 3.1.3.1 and 3.2.9). */
const unrestricted: readonly FactorName[] = ['passkey', 'security_key', 'totp', 'hotp'];

function judgeMessages({ factors, smsCountries }: SignInPolicy): readonly PolicyFault[] {
  const faults: PolicyFault[] = [];
  const may = (factor: FactorName) => factors.includes(factor);
  if (may('email_code') && !may('password') && !may('passkey')) faults.push({ because: 'mail_alone' });
  if (may('sms_code') && !unrestricted.some(may)) faults.push({ because: 'sms_without_alternative' });
  if (may('sms_code') && smsCountries.length === 0) faults.push({ because: 'sms_without_countries' });
  for (const country of smsCountries)
    if (!isSupportedCountry(country)) faults.push({ because: 'unknown_country', country });
  return faults;
}

function judgeTimes(policy: SignInPolicy): readonly PolicyFault[] {
  const fields = Object.keys(policyLimits) as (keyof typeof policyLimits)[];
  return fields.flatMap((field) => {
    const time = policy[field];
    const { least, most } = policyLimits[field];
    return time === null || (time >= least && time <= most) ? [] : [{ because: 'out_of_bounds', field, least, most }];
  });
}

function judgeRecovery(policy: SignInPolicy): readonly PolicyFault[] {
  const weak = findWeakRecovery(policy);
  return weak ? [{ because: 'weak_recovery', proofs: weak.proofs }] : [];
}

/** Whoever may use the console needs two factors, so there must be two. */
function judgeAdministrators(set: PolicySet): readonly PolicyProblem[] {
  const base = policyOfKind(set, 'representative');
  const profile = set.profiles.find(({ permissions }) => permissions.includes('*'));
  if (!profile) return [];
  const policy = policyOf(set, { kind: 'representative', roleId: null, profileId: profile.id });
  if (fateOf(policy, policy.factors) === 'admitted') return [];
  const isOwn = fateOf({ ...base, requiredAal: policy.requiredAal }, base.factors) === 'admitted';
  const scope: PolicyScope = isOwn ? { scope: 'profile', id: profile.id } : { scope: 'kind', id: 'representative' };
  return tell(scope, [{ because: 'administrators_out_of_reach' }], isOwn ? profile.name : undefined);
}

function judgePlaces(set: PolicySet, scope: 'role' | 'profile'): readonly PolicyProblem[] {
  const base = policyOfKind(set, 'representative');
  return placesOf(set, scope).flatMap(({ id, name, change }) => {
    if (Object.keys(change).length === 0) return [];
    const laxer = laxerFields(base, change).map((field): PolicyFault => ({ because: 'laxer', field }));
    return tell({ scope, id }, laxer.length > 0 ? laxer : judge(narrow(base, change)), name);
  });
}

/** The settings by which a part of people would be asked for less than all of them. */
function laxerFields(base: SignInPolicy, change: PolicyChange): readonly PolicyField[] {
  const limits = limitsOfLevel[Math.max(base.requiredAal, change.requiredAal ?? 0) as 1 | 2 | 3];
  const whole = {
    ...base,
    sessionLifetime: base.sessionLifetime ?? limits.lifetime,
    sessionIdle: base.sessionIdle ?? limits.idle,
  };
  const stricter = narrow(whole, change);
  return (Object.keys(change) as PolicyField[]).filter((field) => {
    const wanted = change[field];
    const isList = Array.isArray(wanted);
    return isList ? wanted.length !== lengthOf(stricter[field]) : wanted !== null && wanted !== stricter[field];
  });
}

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** A role and a profile, each well by itself, may leave nothing to somebody who has both. */
function judgePairs(set: PolicySet): readonly PolicyProblem[] {
  const isSet = ({ change }: PlacePolicy) => Object.keys(change).length > 0;
  return set.roles.filter(isSet).flatMap((role) =>
    set.profiles.filter(isSet).flatMap((profile) => {
      const policy = policyOf(set, { kind: 'representative', roleId: role.id, profileId: profile.id });
      if (fateOf(policy, policy.factors) === 'admitted') return [];
      return tell({ scope: 'role', id: role.id }, [{ because: 'nothing_in_common', profile: profile.name }], role.name);
    }),
  );
}
