import Type, { type Static } from 'typebox';
import { isHostName, isPortalName, reservedNames } from '../../directory/organization.ts';
import { parseRanges } from '../../kit/addresses.ts';
import { type Language, languages } from '../../kit/language.ts';
import { parseWebAddress } from '../../kit/web-address.ts';
import { dialects } from '../../remote/dialects/index.ts';
import { person } from './person-schema.ts';
import { about, list, object, oneOf, oneOfNumbers, orNone, secret, text, title, yesOrNo } from './schema-parts.ts';
import { countries, narrowerSignIn, signIn } from './sign-in-schema.ts';

const hostName = text(
  {
    expects: 'a host name such as support.acme.example, in lower case and without port',
    pattern: '^[a-z0-9.-]{1,253}$',
  },
  isHostName,
);

const webAddress = (description: string) =>
  text(
    {
      description,
      expects: 'an https address (http only for localhost and names that end in .localhost)',
      pattern: '^https?://',
    },
    (given) => parseWebAddress(given) !== undefined,
  );

const range = text(
  { expects: 'an address, a CIDR block or an a-b range', pattern: '\\S' },
  (given) => parseRanges(given).ok && given.trim() !== '',
);

/** Secrets themselves: whoever leaves out `secret:` writes one where a key is expected, or a list of them. */
const key = object(
  {
    name: title('What the key is called in this connection. Another secret is another key, with a new name.'),
    state: Type.Optional(
      oneOf('active when left out. A retiring key is accepted for 24 hours.', 'next', 'active', 'retiring', 'revoked'),
    ),
    secret: secret('The shared secret, at least 16 characters: a literal, env:NAME or file:PATH.'),
  },
  { isSecret: true },
);
const keys = Type.Array(
  key,
  about({ description: 'The keys that links are signed with.', expects: 'a list', isSecret: true }),
);

const connection = object({
  name: title('What the connection is called in this organization.'),
  dialect: Type.Optional(oneOf('How the site signs its links.', ...dialects.map(({ id }) => id))),
  enabled: Type.Optional(yesOrNo('In force. From a file this needs no test round trip.')),
  login_url: webAddress('The page of the company’s website that visitors sign in at.'),
  logout_url: webAddress('Where they go when they sign out.'),
  ip_ranges: Type.Optional(list('Whom it is for, by network address. Empty: everyone.', range)),
  audience: Type.Optional(oneOf('Whether links may also let representatives in.', 'customers', 'everyone')),
  compatibility: Type.Optional(oneOf('letter keeps to the first protocol to the letter.', 'hardened', 'letter')),
  assurance: Type.Optional(
    oneOfNumbers('How many factors the word of the site counts as; in letter mode always 1. 1 when left out.', 1, 2),
  ),
  default_role: Type.Optional(orNone('For representatives whom a link creates without a role.', title('A role.'))),
  default_profile: Type.Optional(
    orNone('For representatives whom a link creates without a profile.', title('A profile.')),
  ),
  options: Type.Optional(
    object(
      {
        seconds_timestamps: Type.Optional(yesOrNo('Takes ts in seconds as well.')),
        raw_plus: Type.Optional(yesOrNo('Takes a raw + as a plus sign where a blank does not fit the digest.')),
        short_digests: Type.Optional(yesOrNo('Takes a digest that lost its leading zeros.')),
        coded_causes: Type.Optional(yesOrNo('Puts the code of later servers in front of a cause.')),
        friendly_page: Type.Optional(
          yesOrNo('Shows a browser a page. Left out: on in hardened mode, off in letter mode.'),
        ),
        existing_by_email: Type.Optional(yesOrNo('A sign-up opens an existing account by its e-mail alone.')),
      },
      { description: 'Switches for clients in the field; as shipped when left out.' },
    ),
  ),
  keys: Type.Optional(keys),
});

const role = object({
  name: title('What the role is called in this organization.'),
  reports_to: Type.Optional(orNone('The role above it. The roles are a tree.', title('A role.'))),
  share_with_peers: Type.Optional(yesOrNo('Whether people of this role see what the others of it see.')),
  sign_in: Type.Optional(narrowerSignIn),
});

const permission = text(
  {
    expects: '"*", or a permission such as ticket:view',
    pattern: '^(\\*|[a-z][a-z_]*:[a-z][a-z_]*)$',
  },
  () => true,
);

const profile = object({
  name: title('What the profile is called in this organization.'),
  permissions: list('What its people may do. "*" is everything, the console included.', permission),
  sign_in: Type.Optional(narrowerSignIn),
});

const organization = object(
  {
    name: text(
      {
        description: 'The portal name.',
        expects: `a portal name: small letters, digits and hyphens, and none of ${[...reservedNames].join(', ')}`,
        pattern: '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$',
      },
      (given) => isPortalName(given) && !reservedNames.has(given),
    ),
    title: title('What visitors read above the sign-in form and in mails.'),
    starts_with: Type.Optional(
      oneOf(
        'What a new organization has before its file is read: the shipped roles and profiles, or nothing. Later it means nothing.',
        'shipped',
        'nothing',
      ),
    ),
    accent: Type.Optional(
      text(
        {
          description: 'The colour of the brand, in quotes because # begins a comment; none: the shipped one.',
          expects: 'six hexadecimal digits in quotes, such as "#0a6e5c", or none',
          pattern: '^(#[0-9A-Fa-f]{6}|none)$',
        },
        () => true,
      ),
    ),
    language: Type.Optional(
      oneOf('For visitors who ask for no language that there is.', ...(Object.keys(languages) as Language[])),
    ),
    support_domain: Type.Optional(
      orNone('The host whose portal this is, and the only one that takes signed links.', hostName),
    ),
    aliases: Type.Optional(list('Further hosts that lead to the portal.', hostName)),
    features: Type.Optional(
      object(
        {
          remote_authentication: Type.Optional(yesOrNo('Whether there is remote sign-in at all.')),
          sms: Type.Optional(countries),
        },
        { description: 'What the edition of the portal may use.' },
      ),
    ),
    remote_authentication: Type.Optional(list('The connections to the company’s websites.', connection)),
    sign_in: Type.Optional(signIn),
    roles: Type.Optional(list('Which records one reaches.', role)),
    profiles: Type.Optional(list('What one may do.', profile)),
    people: Type.Optional(list('Customers and representatives.', person)),
  },
  { later: ['ticket_sharing', 'sharing_rules', 'departments', 'access'] },
);

/**
 * A configuration file. What it leaves out of an object stays as it is, or is as shipped when the object is new; what
 * it does not name at all is released from files, or removed with --prune.
 */
export const fileSchema = object({
  $schema: Type.Optional(
    Type.String(about({ expects: 'a text', description: 'For editors of JSON; it means nothing here.' })),
  ),
  version: Type.Literal(1, about({ expects: '1', description: 'Of the format.' })),
  organizations: list('Found by their names. One that is not named is left alone.', organization),
});

export type ConfigurationFile = Static<typeof fileSchema>;
export type OrganizationEntry = Static<typeof organization>;
export type ConnectionEntry = Static<typeof connection>;
