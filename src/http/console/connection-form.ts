import { type Static, Type } from 'typebox';
import type { Profile, Role } from '../../directory/role.ts';
import { type ConnectionProblem, checkConnection } from '../../remote/check-connection.ts';
import type { Connection, ConnectionOptions } from '../../remote/connection.ts';
import type { ConnectionSettings } from '../../remote/save-connection.ts';
import type { ProblemItem } from '../../ui/error-summary.tsx';
import { switches } from './connection-words.tsx';

const Text = Type.String({ maxLength: 4000 });
const Tick = Type.Optional(Type.Literal('on'));

/** The settings of a connection as its form sends them. */
export const ConnectionForm = Type.Object({
  name: Text,
  login_url: Text,
  logout_url: Text,
  ip_ranges: Text,
  audience: Type.Union([Type.Literal('customers'), Type.Literal('everyone')]),
  default_role: Text,
  default_profile: Text,
  compatibility: Type.Union([Type.Literal('hardened'), Type.Literal('letter')]),
  assurance: Type.Union([Type.Literal('1'), Type.Literal('2')]),
  friendly_page: Type.Union([Type.Literal('shipped'), Type.Literal('on'), Type.Literal('off')]),
  seconds_timestamps: Tick,
  raw_plus: Tick,
  short_digests: Tick,
  coded_causes: Tick,
  existing_by_email: Tick,
});

export type ConnectionValues = Static<typeof ConnectionForm>;

export interface Names {
  readonly roles: readonly Role[];
  readonly profiles: readonly Profile[];
}

type SwitchName = keyof typeof switches;
const switchNames = Object.keys(switches) as SwitchName[];

/** What the form shows of settings that are there. */
export function valuesOf(settings: ConnectionSettings): ConnectionValues {
  const { options } = settings;
  const ticks = switchNames.filter((name) => options[name]).map((name) => [name, 'on' as const]);
  return {
    name: settings.name,
    login_url: settings.loginUrl,
    logout_url: settings.logoutUrl,
    ip_ranges: settings.ipRanges,
    audience: settings.audience,
    default_role: settings.defaultRoleId ?? '',
    default_profile: settings.defaultProfileId ?? '',
    compatibility: settings.compatibility,
    assurance: settings.grantedAal === 2 ? '2' : '1',
    friendly_page: options.friendly_page === undefined ? 'shipped' : options.friendly_page ? 'on' : 'off',
    ...Object.fromEntries(ticks),
  };
}

/** The settings that a form means; roles and profiles of other organizations mean nothing. */
export function readSettings(form: ConnectionValues, { roles, profiles }: Names): ConnectionSettings {
  const ticks = Object.fromEntries(switchNames.map((name) => [name, form[name] === 'on'])) as Record<
    SwitchName,
    boolean
  >;
  const options: ConnectionOptions = {
    ...ticks,
    ...(form.friendly_page !== 'shipped' && { friendly_page: form.friendly_page === 'on' }),
  };
  return {
    name: form.name.trim(),
    loginUrl: form.login_url.trim(),
    logoutUrl: form.logout_url.trim(),
    ipRanges: form.ip_ranges.trim(),
    audience: form.audience,
    compatibility: form.compatibility,
    grantedAal: form.assurance === '2' ? 2 : 1,
    defaultRoleId: roles.find(({ id }) => id === form.default_role)?.id ?? null,
    defaultProfileId: profiles.find(({ id }) => id === form.default_profile)?.id ?? null,
    options,
  };
}

const fields = { name: 'name', loginUrl: 'login_url', logoutUrl: 'logout_url', ipRanges: 'ip_ranges' } as const;

const sentences = {
  bad_name: 'Use up to 40 letters, digits, blanks, dots, hyphens and underscores, such as website.',
  not_a_web_address: 'Enter an address that begins with https:// (http:// only on this machine).',
  is_the_portal: 'This is an address of the portal itself: browsers would go round in circles.',
} as const;

function tell(problem: ConnectionProblem): ProblemItem {
  const field = fields[problem.field];
  if (problem.problem !== 'not_a_range') return { field, text: sentences[problem.problem] };
  return { field, text: notARange(problem.part) };
}

export const notARange = (part: string): string =>
  `“${part}” is no address, no range such as 192.0.2.10-192.0.2.20, and no block such as 198.51.100.0/24.`;

interface Circumstances {
  readonly portalHosts: readonly string[];
  /** The connections there are; names are given once. */
  readonly connections: readonly Connection[];
  /** The connection that the form changes; undefined for a new one. */
  readonly was: Connection | undefined;
}

/** Everything that is wrong with settings, field by field. */
export function problemsOf(
  settings: ConnectionSettings,
  { portalHosts, connections, was }: Circumstances,
): readonly ProblemItem[] {
  const problems = checkConnection(settings, portalHosts).map(tell);
  if (connections.some(({ id, name }) => name === settings.name && id !== was?.id)) {
    problems.push({ field: 'name', text: 'Another connection has this name.' });
  }
  if (was?.enabledAt != null && was.loginUrl !== settings.loginUrl) {
    const text =
      'This address is in force and another one has not been tested. Set up a second connection, test it, and change over.';
    problems.push({ field: 'login_url', text });
  }
  return problems;
}
