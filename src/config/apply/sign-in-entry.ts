import { parseDuration, printDuration } from '../../kit/duration.ts';
import type { PolicyChange, PolicyField } from '../../signin/policy/policy.ts';
import type { AskedEntry } from './sign-in-schema.ts';

/** A policy in the names of the file. */
export function changeOfEntry(entry: AskedEntry): PolicyChange {
  const change: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(entry)) {
    const field = fieldByName.get(name);
    if (field) change[field] = readValue(field, value);
  }
  return change;
}

/** …and back. Countries stand elsewhere. */
export function entryOfChange(change: PolicyChange): AskedEntry {
  const entry: Record<string, unknown> = {};
  for (const [name, field] of fieldByName) {
    const value = change[field];
    if (value !== undefined && value !== null) entry[name] = printValue(field, value);
  }
  return entry;
}

const names: Readonly<Record<Exclude<PolicyField, 'smsCountries'>, keyof AskedEntry>> = {
  requiredAal: 'aal',
  factors: 'factors',
  phishingResistantOnly: 'phishing_resistant_only',
  hardware: 'hardware',
  sessionLifetime: 'session_lifetime',
  sessionIdle: 'session_idle',
  freshFor: 'fresh_for',
  rememberDevicesFor: 'remember_devices_for',
  newDeviceCode: 'new_device_code',
  shortestPassword: 'shortest_password',
  personalQuestions: 'personal_questions',
};

const fieldByName: ReadonlyMap<string, keyof typeof names> = new Map(
  (Object.keys(names) as (keyof typeof names)[]).map((field) => [names[field], field]),
);

/** What a field of a policy is called in a file. */
export const nameOfField = (field: PolicyField): string => (field === 'smsCountries' ? 'sms' : names[field]);

const times: ReadonlySet<PolicyField> = new Set(['sessionLifetime', 'sessionIdle', 'freshFor', 'rememberDevicesFor']);

function readValue(field: PolicyField, value: unknown): unknown {
  if (value === 'recovery_hurdle') return 'recovery';
  if (!times.has(field)) return value;
  const read = parseDuration(String(value));
  if (!read.ok) throw new Error(`The schema let ${String(value)} pass as a time`);
  return read.value;
}

function printValue(field: PolicyField, value: unknown): unknown {
  if (field === 'personalQuestions' && value === 'recovery') return 'recovery_hurdle';
  return times.has(field) ? printDuration(Number(value)) : value;
}
