import { createHash } from 'node:crypto';

/** What a classic link says. */
export interface LinkValues {
  readonly operation: string;
  readonly email: string;
  readonly loginname?: string;
  readonly fullname?: string;
  readonly utype?: string;
  readonly role?: string;
  readonly profile?: string;
  readonly ts: number | string;
}

/** The apikey as the protocol's page defines it, written once more here: tests must not sign with what they test. */
export function apikeyOf(key: string, { operation, email, ts, ...rest }: LinkValues): string {
  const { loginname = '', fullname = '', utype = '', role = '', profile = '' } = rest;
  const text = [operation, email, loginname, fullname, utype, role, profile].join('');
  return createHash('md5').update(`${text}${key}${ts}`).digest('hex');
}

/** A query in the order of the values, percent-encoded; what is in `more` is sent unsigned. */
export function signedQuery(key: string, values: LinkValues, more: Readonly<Record<string, string>> = {}): string {
  const sent = { ...values, apikey: apikeyOf(key, values), ...more };
  return Object.entries(sent)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

export const signedLink = (origin: string, ...[key, values, more]: Parameters<typeof signedQuery>): string =>
  `${origin}/support/RemoteAuth?${signedQuery(key, values, more)}`;
