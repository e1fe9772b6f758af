import Type from 'typebox';
import type { FactorName } from '../../factors/assurance.ts';
import type { PolicyChange } from './policy.ts';

/** With what a policy may let people prove themselves. Personal questions and a site’s word have settings of their own. */
export const policyFactors = [
  'passkey',
  'security_key',
  'totp',
  'hotp',
  'password',
  'sms_code',
  'email_code',
  'recovery_code',
] as const satisfies readonly FactorName[];

const time = Type.Integer({ minimum: 0 });
const country = Type.String({ pattern: '^[A-Z]{2}$' });
const model = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' });

/** What is kept of a policy: JSON with the fields that somebody has set. Times are milliseconds. */
export const policySchema = Type.Partial(
  Type.Object(
    {
      requiredAal: Type.Enum([1, 2, 3]),
      factors: Type.Array(Type.Enum([...policyFactors]), { uniqueItems: true }),
      phishingResistantOnly: Type.Boolean(),
      hardware: Type.Union([Type.Array(model, { uniqueItems: true }), Type.Null()]),
      sessionLifetime: Type.Union([time, Type.Null()]),
      sessionIdle: Type.Union([time, Type.Null()]),
      freshFor: time,
      rememberDevicesFor: time,
      newDeviceCode: Type.Boolean(),
      shortestPassword: Type.Enum([8, 15]),
      personalQuestions: Type.Enum(['off', 'caller_check', 'recovery', 'with_possession']),
      smsCountries: Type.Array(country, { uniqueItems: true }),
    } satisfies Record<keyof PolicyChange, Type.TSchema>,
    { additionalProperties: false },
  ),
);
