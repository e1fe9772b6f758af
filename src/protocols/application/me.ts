import { type Static, Type } from 'typebox';
import { oneOf, orNull } from '../json-types.ts';

const Time = Type.String({ format: 'date-time' });
const Factor = oneOf([
  'password',
  'personal_questions',
  'email_code',
  'sms_code',
  'totp',
  'hotp',
  'passkey',
  'security_key',
  'recovery_code',
  'remote',
]);
const Site = orNull(Type.String({ description: 'Host name of the site that vouched.' }));
const Operation = oneOf(['signin', 'signup']);

/** The answer of `GET /api/v1/me`. */
export const Me = Type.Object(
  {
    id: Type.String(),
    email: Type.String(),
    login_name: orNull(Type.String()),
    full_name: Type.String(),
    kind: oneOf(['customer', 'representative']),
    role: orNull(Type.String()),
    profile: orNull(Type.String()),
    permissions: Type.Array(Type.String(), { description: '`type:action`, or `*` for all.' }),
    active: Type.Boolean(),
    administrator: Type.Boolean(),
    language: orNull(Type.String({ description: 'BCP 47; null until they have picked one.' })),
    organization: Type.Object({
      id: Type.String(),
      name: Type.String(),
      title: Type.String(),
      accent: orNull(Type.String()),
      language: Type.String({ description: 'For visitors who ask for no language that there is.' }),
    }),
    via: Type.Object(
      {
        factor: Factor,
        site: Site,
        operation: orNull(Operation),
        at: Time,
      },
      { description: 'How the person came in.' },
    ),
    address_proved: Type.Boolean({ description: 'Whether this session has shown that the e-mail address is theirs.' }),
    address_proof: orNull(Type.Object({ factor: Factor, site: Site, at: Time })),
    assurance: Type.Object(
      {
        aal: Type.Integer({ minimum: 0, maximum: 3, description: 'NIST 800-63B.' }),
        amr: Type.Array(Type.String(), { description: 'RFC 8176, with `email`, `recovery` and `remote` of our own.' }),
        acr: Type.Array(Type.String(), { description: 'What is met, strongest first: phrh, phr, aal3, aal2, aal1.' }),
        auth_time: Type.String({ format: 'date-time', description: 'Of the latest proof.' }),
      },
      { description: 'What the proofs of this session amount to.' },
    ),
    contact_id: orNull(Type.String({ description: 'The contact with this address; only once the address is proved.' })),
    started_at: Time,
    form_action_origins: Type.Array(Type.String(), { description: 'Where a form of the portal may end.' }),
  },
  { $id: 'Me', title: 'Me', description: 'The person of a session.' },
);

export type Me = Static<typeof Me>;
