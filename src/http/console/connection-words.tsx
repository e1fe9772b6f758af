import type { Connection, ConnectionOptions, KeyState } from '../../remote/connection.ts';
import { type ConnectionState, stateOf } from '../../remote/connection-state.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';

export const CONNECTIONS = '/console/setup/remote-authentication';

export const pathOf = ({ id }: Pick<Connection, 'id'>): string => `${CONNECTIONS}/${id}`;

const states: Readonly<Record<ConnectionState, { readonly word: string; readonly tone: Tone }>> = {
  draft: { word: 'Draft', tone: 'neutral' },
  tested: { word: 'Tested', tone: 'info' },
  on: { word: 'On', tone: 'success' },
};

export const ConnectionBadge = ({ connection }: { readonly connection: Connection }) => {
  const { word, tone } = states[stateOf(connection)];
  return <Badge tone={tone}>{word}</Badge>;
};

export const keyStates: Readonly<Record<KeyState, { readonly word: string; readonly tone: Tone }>> = {
  next: { word: 'Next', tone: 'info' },
  active: { word: 'Active', tone: 'success' },
  retiring: { word: 'Retiring', tone: 'warning' },
  revoked: { word: 'Revoked', tone: 'neutral' },
};

export const audiences = {
  customers: {
    label: 'Customers only',
    hint: 'A link for a representative is refused, so your site cannot give anybody rights here.',
  },
  everyone: {
    label: 'Customers and representatives',
    hint: 'Your site may also sign in, and create, the people who answer. Whoever holds a key can then make a representative.',
  },
} as const;

export const compatibilities = {
  hardened: {
    label: 'Hardened',
    hint: 'Works with every honest script, and refuses each link that could have been forged or used before.',
  },
  letter: {
    label: 'To the letter',
    hint: 'Exactly the published protocol, for a site that cannot do without. It gives up the protections below.',
  },
} as const;

/** What a signed link counts as where a policy asks for a level. */
export const assurances = {
  1: {
    label: 'Counts as one factor',
    hint: 'Whoever needs two is asked for the second one here, after coming from your website.',
  },
  2: {
    label: 'Counts as two factors',
    hint: 'Only if your website itself asks everybody for two. To the letter it counts as one whatever is set here.',
  },
} as const;

/** What an administrator gives away with “to the letter”. */
export const givenUp: readonly string[] = [
  'A link opens a session for everybody who gets hold of it, as often as they like, for three minutes.',
  'A customer who may choose their own name can have a link signed that reads as somebody else’s, or as a representative’s.',
  'A sign-up opens an existing account by its email address alone.',
  'The audience and the role and profile below are ignored: a representative without them becomes CEO and Administrator.',
];

type Switch = Exclude<keyof ConnectionOptions, 'friendly_page'>;

/** The switches for scripts in the field, one sentence each. */
export const switches: Readonly<Record<Switch, { readonly label: string; readonly hint: string }>> = {
  seconds_timestamps: {
    label: 'Take times in seconds',
    hint: 'Also accepts a ts of 10 digits, for scripts that forgot the milliseconds.',
  },
  raw_plus: {
    label: 'Take a raw plus sign',
    hint: 'Reads + as a plus where a blank does not fit the signature, for scripts that do not escape ana+news@example.com.',
  },
  short_digests: {
    label: 'Take digests without their leading zeros',
    hint: 'For scripts that print the MD5 as a number.',
  },
  coded_causes: {
    label: 'Put codes in front of causes',
    hint: 'Answers “E110 - No Such User or User Deactivated”, for scripts that read the code.',
  },
  existing_by_email: {
    label: 'Let a sign-up open an existing account by its email address',
    hint: 'For sites whose login names changed. Without it the login name must be the stored one, which stops forged links.',
  },
};
