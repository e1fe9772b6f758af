import Type, { type Static } from 'typebox';
import { isEmail, isFullName, isLoginName } from '../../directory/identifier.ts';
import { isHostName, isPortalName, isTitle, reservedNames } from '../../directory/organization.ts';
import { parseRanges } from '../../kit/addresses.ts';
import { parseWebAddress } from '../../kit/web-address.ts';
import { dialects } from '../../remote/dialects/index.ts';

/** What the schema says about a value beside its type. */
export interface About {
  /** Completes "expected …". */
  readonly expects?: string;
  /** Never shown in a message. */
  readonly isSecret?: true;
  /** Keys of the full format that a later version will know. */
  readonly later?: readonly string[];
}

export const aboutOf = (schema: Type.TSchema): About => schema;

const about = <const Given extends About>(given: Given): Given => given;

const text = (expects: string, fits: (given: string) => boolean) =>
  Type.Refine(Type.String(about({ expects })), (given) => fits(given));

const oneOf = <const Values extends string[]>(...values: Values) =>
  Type.Enum<Values>([...values], about({ expects: `one of ${values.join(', ')}` }));

const yesOrNo = Type.Boolean(about({ expects: 'true or false' }));

const secret = Type.Refine(
  Type.String(about({ expects: 'a text, env:NAME or file:PATH', isSecret: true })),
  (given) => given !== '',
);

const object = <Properties extends Type.TProperties>(properties: Properties, { later }: About = {}) =>
  Type.Object(properties, { additionalProperties: false, ...(later && { later }) });

const list = <Item extends Type.TSchema>(item: Item) => Type.Array(item, about({ expects: 'a list' }));

const title = text('a text of up to 80 characters', isTitle);
const hostName = text('a host name such as support.acme.example, in lower case and without port', isHostName);
const webAddress = text(
  'an https address (http only for localhost and names that end in .localhost)',
  (given) => parseWebAddress(given) !== undefined,
);
const reserved = [...reservedNames].join(', ');

const key = object({
  name: title,
  state: Type.Optional(oneOf('next', 'active', 'retiring', 'revoked')),
  secret,
});

const connection = object({
  name: title,
  dialect: Type.Optional(oneOf(...dialects.map(({ id }) => id))),
  enabled: Type.Optional(yesOrNo),
  login_url: webAddress,
  logout_url: webAddress,
  ip_ranges: Type.Optional(
    list(text('an address, a CIDR block or an a-b range', (given) => parseRanges(given).ok && given.trim() !== '')),
  ),
  audience: Type.Optional(oneOf('customers', 'everyone')),
  compatibility: Type.Optional(oneOf('hardened', 'letter')),
  default_role: Type.Optional(title),
  default_profile: Type.Optional(title),
  options: Type.Optional(
    object({
      seconds_timestamps: Type.Optional(yesOrNo),
      raw_plus: Type.Optional(yesOrNo),
      short_digests: Type.Optional(yesOrNo),
      coded_causes: Type.Optional(yesOrNo),
      friendly_page: Type.Optional(yesOrNo),
      existing_by_email: Type.Optional(yesOrNo),
    }),
  ),
  keys: Type.Optional(list(key)),
});

const role = object({ name: title, reports_to: Type.Optional(title), share_with_peers: Type.Optional(yesOrNo) });

const permission = text('* or type:action, such as ticket:reply', (given) =>
  /^(?:\*|[a-z][a-z_]*:[a-z][a-z_]*)$/.test(given),
);

const profile = object({ name: title, permissions: list(permission) });

const person = object(
  {
    email: text('an e-mail address', isEmail),
    login_name: Type.Optional(text('6 to 30 letters, digits, dots and underscores', isLoginName)),
    full_name: text('a name, each part up to 50 characters', isFullName),
    kind: oneOf('customer', 'representative'),
    role: Type.Optional(title),
    profile: Type.Optional(title),
    active: Type.Optional(yesOrNo),
    password: Type.Optional(secret),
  },
  { later: ['departments', 'phone'] },
);

const organization = object(
  {
    name: text(
      `a portal name: small letters, digits and hyphens, and none of ${reserved}`,
      (given) => isPortalName(given) && !reservedNames.has(given),
    ),
    title,
    support_domain: Type.Optional(hostName),
    aliases: Type.Optional(list(hostName)),
    features: Type.Optional(object({ remote_authentication: Type.Optional(yesOrNo) }, { later: ['sms'] })),
    remote_authentication: Type.Optional(list(connection)),
    roles: Type.Optional(list(role)),
    profiles: Type.Optional(list(profile)),
    people: Type.Optional(list(person)),
  },
  { later: ['ticket_sharing', 'sharing_rules', 'departments', 'sign_in', 'access'] },
);

/**
 * A configuration file. What it leaves out of an object stays as it is, or is as shipped when the object is new; what
 * it does not name at all is left alone.
 */
export const fileSchema = object({
  version: Type.Literal(1, about({ expects: '1' })),
  organizations: list(organization),
});

export type ConfigurationFile = Static<typeof fileSchema>;
export type OrganizationEntry = Static<typeof organization>;
export type ConnectionEntry = Static<typeof connection>;
export type PersonEntry = Static<typeof person>;
