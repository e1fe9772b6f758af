import { type Static, Type } from 'typebox';
import { splitRanges } from '../../kit/addresses.ts';
import type { Connection } from '../../remote/connection.ts';
import type { ConnectionEdit, EditProblem } from '../../remote/edit-connection.ts';
import type { NamedConnection } from '../../remote/read-connections.ts';
import type { ProblemDetails } from '../problems.ts';
import { NullableText, NullableTime, nullableTimeOf, Time, timeOf } from './page.ts';

const switches = {
  seconds_timestamps: Type.Boolean(),
  raw_plus: Type.Boolean(),
  short_digests: Type.Boolean(),
  coded_causes: Type.Boolean(),
  friendly_page: Type.Optional(Type.Boolean({ description: 'Absent: on in hardened mode, off in letter mode.' })),
  existing_by_email: Type.Boolean(),
};

const settings = {
  login_url: Type.String({ maxLength: 2000 }),
  logout_url: Type.String({ maxLength: 2000 }),
  ip_ranges: Type.Array(Type.String({ maxLength: 100 }), {
    maxItems: 1000,
    description: 'Addresses, CIDR blocks and `a-b` ranges; empty: everyone.',
  }),
  audience: Type.Enum(['customers', 'everyone']),
  compatibility: Type.Enum(['hardened', 'letter']),
  assurance: Type.Enum([1, 2], { description: 'How many factors a signed link counts as; in letter mode always 1.' }),
};

/** A connection in the names of the configuration file. */
export const ConnectionView = Type.Object({
  name: Type.String(),
  dialect: Type.String(),
  ...settings,
  default_role: NullableText,
  default_profile: NullableText,
  options: Type.Object(switches),
  enabled: Type.Boolean(),
  created_at: Time,
  tested_at: NullableTime,
  enabled_at: NullableTime,
  managed_by_file: Type.Boolean({ description: 'The next `apply` puts the settings of its file back.' }),
});

export function describeConnection(connection: NamedConnection): Static<typeof ConnectionView> {
  const { name, dialect, loginUrl, logoutUrl, audience, compatibility, options, enabledAt } = connection;
  return {
    name,
    dialect,
    login_url: loginUrl,
    logout_url: logoutUrl,
    ip_ranges: splitRanges(connection.ipRanges),
    audience,
    compatibility,
    assurance: connection.grantedAal,
    default_role: connection.defaultRole,
    default_profile: connection.defaultProfile,
    options,
    enabled: enabledAt !== null,
    created_at: timeOf(connection.createdAt),
    tested_at: nullableTimeOf(connection.testedAt),
    enabled_at: nullableTimeOf(enabledAt),
    managed_by_file: connection.isManagedByFile,
  };
}

const closed = { additionalProperties: false };

/** A setting that nobody knows is an error: it would be thought to work. */
export const ConnectionEditBody = Type.Object(
  {
    ...Type.Partial(Type.Object(settings)).properties,
    default_role: Type.Optional(Type.String({ maxLength: 100 })),
    default_profile: Type.Optional(Type.String({ maxLength: 100 })),
    options: Type.Optional(Type.Partial(Type.Object(switches), closed)),
  },
  { ...closed, description: 'What is left out stays as it is.' },
);

export function readEdit(body: Static<typeof ConnectionEditBody>): ConnectionEdit {
  const { login_url: loginUrl, logout_url: logoutUrl, ip_ranges: ipRanges, audience, compatibility, options } = body;
  return {
    ...(loginUrl !== undefined && { loginUrl }),
    ...(logoutUrl !== undefined && { logoutUrl }),
    ...(ipRanges !== undefined && { ipRanges: ipRanges.join(', ') }),
    ...(audience !== undefined && { audience }),
    ...(compatibility !== undefined && { compatibility }),
    ...(body.assurance !== undefined && { grantedAal: body.assurance }),
    defaultRole: body.default_role,
    defaultProfile: body.default_profile,
    options: options as Partial<Connection['options']> | undefined, // absent and undefined are the same in JSON
  };
}

/** All that would not work, in one sentence each. */
export function editProblem(problems: readonly EditProblem[]): ProblemDetails {
  const detail = problems.map(sentenceOf).join(' ');
  return { code: 'settings-do-not-work', title: 'These settings would not work', status: 422, detail };
}

function sentenceOf(found: EditProblem): string {
  switch (found.problem) {
    case 'bad_name':
      return 'name is not 1–40 letters, digits, blanks and “_.-”.';
    case 'not_a_web_address':
      return `${fieldNames[found.field]} is not an https address (http only for localhost).`;
    case 'is_the_portal':
      return `${fieldNames[found.field]} is the portal itself.`;
    case 'not_a_range':
      return `ip_ranges: “${found.part}” is no address, CIDR block or range.`;
    case 'in_force':
      return 'login_url is in force: set up a second connection, test it, and change over.';
    case 'unknown':
      return `${fieldNames[found.field]} names nothing of the organization.`;
  }
}

const fieldNames = {
  loginUrl: 'login_url',
  logoutUrl: 'logout_url',
  defaultRole: 'default_role',
  defaultProfile: 'default_profile',
} as const;
