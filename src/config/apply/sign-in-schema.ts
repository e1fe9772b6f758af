import Type, { type Static } from 'typebox';
import { parseDuration, printDuration } from '../../kit/duration.ts';
import { policyLimits } from '../../signin/policy/policy.ts';
import { policyFactors } from '../../signin/policy/policy-schema.ts';
import { list, object, oneOf, oneOfNumbers, text, yesOrNo } from './schema-parts.ts';

const model = text(
  {
    expects: 'the AAGUID of a model in small letters, such as ee882879-721c-4913-9775-3dfcce97072a',
    pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  },
  (given) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given),
);

function time(description: string, { least, most }: { readonly least: number; readonly most: number }) {
  const expects = `a time from ${printDuration(least)} to ${printDuration(most)}, such as 12h`;
  return text({ description, expects, pattern: '^[0-9]{1,6}[smhd]$' }, (given) => {
    const read = parseDuration(given);
    return read.ok && read.value >= least && read.value <= most;
  });
}

/** What may be asked of a sign-in, in the names of the file. */
const asked = {
  aal: Type.Optional(
    oneOfNumbers('The level of NIST 800-63B that a session starts at. Administrators: 2 at least.', 1, 2, 3),
  ),
  factors: Type.Optional(list('With what people may prove who they are.', oneOf('One way.', ...policyFactors))),
  phishing_resistant_only: Type.Optional(yesOrNo('One of the proofs must be a passkey or a security key.')),
  hardware: Type.Optional(list('The only models of authenticators that may be set up, by AAGUID.', model)),
  session_lifetime: Type.Optional(
    time('A session is over after this long, however busy.', policyLimits.sessionLifetime),
  ),
  session_idle: Type.Optional(time('A session without a request for this long is over.', policyLimits.sessionIdle)),
  fresh_for: Type.Optional(time('How old a proof may be before what may do harm.', policyLimits.freshFor)),
  remember_devices_for: Type.Optional(
    time('How long a browser is spared the second step; 0s for never.', policyLimits.rememberDevicesFor),
  ),
  new_device_code: Type.Optional(yesOrNo('Whoever has no second factor types a mailed code in a new browser.')),
  shortest_password: Type.Optional(oneOfNumbers('In characters: 8 only where aal is 2 or 3.', 8, 15)),
  personal_questions: Type.Optional(
    oneOf('ASVS 6.4.2 forbids them.', 'off', 'caller_check', 'recovery_hurdle', 'with_possession'),
  ),
};

/** Stricter than the organization. */
export const narrowerSignIn = object(asked, {
  description: 'More than the organization asks for. It is one value: what it leaves out is as for the organization.',
});

export const signIn = object(
  {
    ...asked,
    customers: Type.Optional(object(asked, { description: 'Of customers, in the place of what stands above.' })),
    representatives: Type.Optional(object(asked, { description: 'The same of representatives.' })),
  },
  { description: 'What a sign-in asks for. It is one value: what it leaves out is as shipped.' },
);

export type SignInEntry = Static<typeof signIn>;
export type AskedEntry = Static<typeof narrowerSignIn>;

/** Countries whose numbers get text messages. */
export const countries = list(
  'Countries whose numbers get text messages, as two capital letters. Empty: none does.',
  text({ expects: 'a country as two capital letters, such as AT', pattern: '^[A-Z]{2}$' }, (given) =>
    /^[A-Z]{2}$/.test(given),
  ),
);
