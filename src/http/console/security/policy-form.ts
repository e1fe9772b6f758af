import { type Static, Type } from 'typebox';
import { parseDuration, printDuration } from '../../../kit/duration.ts';
import type { PolicyChange, PolicyField } from '../../../signin/policy/policy.ts';
import { policyFactors } from '../../../signin/policy/policy-schema.ts';
import type { ProblemItem } from '../../../ui/error-summary.tsx';

const Text = Type.String({ maxLength: 4000 });
const Tick = Type.Optional(Type.Literal('on'));
const oneOf = <const Values extends readonly string[]>(...values: Values) => Type.Enum(['', ...values]);

/** A policy as its form sends it; empty is “as it is one step up”. */
export const PolicyForm = Type.Object({
  required_aal: oneOf('1', '2', '3'),
  ways: oneOf('chosen'),
  factor_passkey: Tick,
  factor_security_key: Tick,
  factor_totp: Tick,
  factor_hotp: Tick,
  factor_password: Tick,
  factor_sms_code: Tick,
  factor_email_code: Tick,
  factor_recovery_code: Tick,
  phishing_resistant_only: oneOf('yes', 'no'),
  hardware: Text,
  session_lifetime: Text,
  session_idle: Text,
  fresh_for: Text,
  remember_devices_for: Text,
  new_device_code: oneOf('yes', 'no'),
  shortest_password: oneOf('8', '15'),
  personal_questions: oneOf('off', 'caller_check', 'recovery', 'with_possession'),
  sms_countries: Type.Optional(Text),
});

export type PolicyValues = Static<typeof PolicyForm>;

/** The control of each setting, for messages that lead to it. */
export const controlOf: Readonly<Record<PolicyField, keyof PolicyValues>> = {
  requiredAal: 'required_aal',
  factors: 'ways',
  phishingResistantOnly: 'phishing_resistant_only',
  hardware: 'hardware',
  sessionLifetime: 'session_lifetime',
  sessionIdle: 'session_idle',
  freshFor: 'fresh_for',
  rememberDevicesFor: 'remember_devices_for',
  newDeviceCode: 'new_device_code',
  shortestPassword: 'shortest_password',
  personalQuestions: 'personal_questions',
  smsCountries: 'sms_countries',
};

const yesOrNo = (value: boolean | undefined) => (value === undefined ? '' : value ? 'yes' : 'no');
const timeOf = (value: number | null | undefined) => (typeof value === 'number' ? printDuration(value) : '');

/** What the form shows of a policy that is set. `factors` are ticked while none are chosen. */
export function valuesOf(change: PolicyChange, factors: readonly string[]): PolicyValues {
  const ticks = policyFactors
    .filter((factor) => (change.factors ?? factors).includes(factor))
    .map((factor) => [`factor_${factor}`, 'on']);
  return {
    required_aal: change.requiredAal === undefined ? '' : (`${change.requiredAal}` as const),
    ways: change.factors ? 'chosen' : '',
    phishing_resistant_only: yesOrNo(change.phishingResistantOnly),
    hardware: change.hardware?.join('\n') ?? '',
    session_lifetime: timeOf(change.sessionLifetime),
    session_idle: timeOf(change.sessionIdle),
    fresh_for: timeOf(change.freshFor),
    remember_devices_for: timeOf(change.rememberDevicesFor),
    new_device_code: yesOrNo(change.newDeviceCode),
    shortest_password: change.shortestPassword === undefined ? '' : (`${change.shortestPassword}` as const),
    personal_questions: change.personalQuestions ?? '',
    sms_countries: change.smsCountries?.join(', ') ?? '',
    ...Object.fromEntries(ticks),
  };
}

const partsOf = (text: string): readonly string[] => [...new Set(text.split(/[\s,;]+/).filter((part) => part !== ''))];

interface Read {
  readonly change: PolicyChange;
  readonly problems: readonly ProblemItem[];
}

/** The policy that a form means, and what in it cannot be read. */
export function readPolicyForm(form: PolicyValues): Read {
  const problems: ProblemItem[] = [];
  const models = partsOf(form.hardware.toLowerCase());
  const countries = partsOf((form.sms_countries ?? '').toUpperCase());
  if (models.some((model) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(model)))
    problems.push({ field: 'hardware', text: 'A model is written as its AAGUID, one a line.' });
  if (countries.some((country) => !/^[A-Z]{2}$/.test(country)))
    problems.push({ field: 'sms_countries', text: 'A country is written as two letters, such as AT.' });
  const change: PolicyChange = {
    ...readChoices(form),
    ...readTimes(form, problems),
    ...(models.length > 0 && { hardware: models }),
    ...(countries.length > 0 && { smsCountries: countries }),
  };
  return { change, problems };
}

function readChoices(form: PolicyValues): PolicyChange {
  return {
    ...(form.required_aal !== '' && { requiredAal: Number(form.required_aal) as 1 | 2 | 3 }),
    ...(form.ways === 'chosen' && { factors: policyFactors.filter((factor) => form[`factor_${factor}`] === 'on') }),
    ...(form.phishing_resistant_only !== '' && { phishingResistantOnly: form.phishing_resistant_only === 'yes' }),
    ...(form.new_device_code !== '' && { newDeviceCode: form.new_device_code === 'yes' }),
    ...(form.shortest_password !== '' && { shortestPassword: form.shortest_password === '8' ? 8 : 15 }),
    ...(form.personal_questions !== '' && { personalQuestions: form.personal_questions }),
  };
}

const times = ['sessionLifetime', 'sessionIdle', 'freshFor', 'rememberDevicesFor'] as const;

function readTimes(form: PolicyValues, problems: ProblemItem[]): PolicyChange {
  const change: Partial<Record<(typeof times)[number], number>> = {};
  for (const field of times) {
    const control = controlOf[field];
    const text = (form[control] ?? '').trim();
    if (text === '') continue;
    const read = parseDuration(text);
    if (read.ok) change[field] = read.value;
    else problems.push({ field: control, text: 'Write a time such as 15m, 12h or 7d.' });
  }
  return change;
}
