import { type Static, Type } from 'typebox';
import Value from 'typebox/value';

const Base64url = Type.String({ pattern: '^[A-Za-z0-9_-]+$' });

const Credential = { id: Base64url, rawId: Base64url, type: Type.Literal('public-key') };

const Assertion = Type.Object({
  ...Credential,
  response: Type.Object({
    clientDataJSON: Base64url,
    authenticatorData: Base64url,
    signature: Base64url,
    userHandle: Type.Optional(Type.Union([Base64url, Type.Null()])),
  }),
});

const Registration = Type.Object({
  ...Credential,
  response: Type.Object({
    clientDataJSON: Base64url,
    attestationObject: Base64url,
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 10 })),
  }),
});

export type AssertionResponse = Static<typeof Assertion>;
export type RegistrationResponse = Static<typeof Registration>;

/** What `PublicKeyCredential.toJSON()` said in the browser; undefined when it is no assertion. */
export function readAssertion(text: string): AssertionResponse | undefined {
  const json = parse(text);
  return Value.Check(Assertion, json) && isCanonical(json.id, json.response) ? json : undefined;
}

/** The same for a registration. */
export function readRegistration(text: string): RegistrationResponse | undefined {
  const json = parse(text);
  return Value.Check(Registration, json) && isCanonical(json.id, json.response) ? json : undefined;
}

/** Text that two decoders could read as different bytes is no answer. */
const isCanonical = (id: string, response: object): boolean =>
  [id, ...Object.values(response)].every(
    (text) => typeof text !== 'string' || Buffer.from(text, 'base64url').toString('base64url') === text,
  );

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
