/**
 * Remote Authentication, classic dialect: lets the users of your website into your support portal without a second
 * login. Copy this file; it needs only Node, 20.12 or later (from 22.18 on it runs as it is). Say who is signed in from
 * your own session, never from what a request says: whoever may choose the e-mail of a link may become anybody.
 * Make a fresh link for each visit: it is good for three minutes and opens one session.
 */
import { hash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { get as getSecurely } from 'node:https';

/** The user of your session. For a sign-in link the e-mail is enough. */
export interface User {
  readonly email: string;
  /** 6–30 of A–Z, a–z, 0–9, `_` and `.`, at least one letter or digit. */
  readonly loginName: string;
  /** First and last name, cut at the last blank, up to 50 characters each; one word is a last name. */
  readonly fullName: string;
  readonly kind: 'customer' | 'representative';
  /** Of a representative: names that exist in the portal, in exactly this spelling. */
  readonly role?: string | undefined;
  readonly profile?: string | undefined;
}

export interface RemoteAuthSettings {
  /** Origin of the support domain, e.g. `https://support.example.com`. http only for `localhost` and `*.localhost`. */
  readonly portal: string;
  /** The secret key of the connection. Keep it out of your source code. */
  readonly key: string;
  /** Your own origin, if `logoutTarget` shall accept absolute addresses on it. */
  readonly site?: string | undefined;
  /** Where `provision` connects when the portal's name does not resolve here; `Host` still names the portal. */
  readonly endpoint?: string | undefined;
  /** Milliseconds since 1970, UTC. */
  readonly now?: (() => number) | undefined;
}

/** From the query of your login page, where the portal put them. `returnTo` is left out unless it is on the portal. */
export interface LinkOptions {
  readonly state?: string | null | undefined;
  readonly returnTo?: string | null | undefined;
}

const failureCauses = [
  'Unauthorized Access',
  'Invalid Username',
  'LoginName already exists',
  'No Such User or User Deactivated',
  'Operation not supported',
  'Request Delayed',
] as const;

/**
 * ok: the user is there, created now or existing before; the portal does not say which.
 * `text` is the cause as the portal wrote it, `reference` finds the attempt in the portal's log.
 */
export type ProvisionResult = { readonly reference: string | undefined } & (
  | { readonly ok: true }
  | { readonly ok: false; readonly cause: (typeof failureCauses)[number] | 'Other'; readonly text: string }
);

/** `settings` and `user`: refused here, nothing was sent. `network`: no answer. `answer`: not the portal's JSON. */
export class RemoteAuthError extends Error {
  override readonly name = 'RemoteAuthError';
  readonly code: 'settings' | 'user' | 'network' | 'answer';
  constructor(code: RemoteAuthError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type RemoteAuth = ReturnType<typeof createRemoteAuth>;

/** Throws a `RemoteAuthError` for settings that cannot work, so that you learn it at start. */
export function createRemoteAuth({ portal: address, key, site, endpoint, now = Date.now }: RemoteAuthSettings) {
  const portal = originOf('portal', address);
  const origins = site === undefined ? [portal] : [portal, originOf('site', site)];
  if (endpoint !== undefined && !/^https?:\/\/[^/?#@\\]+$/.test(endpoint)) refuse('settings', 'endpoint is no origin');
  if (!/^\S.{10,}\S$/.test(key)) refuse('settings', 'key must have 12 characters or more, and no blanks around them');

  const link = (signed: Pairs, options: LinkOptions, redirect?: 0 | 1): string => {
    const ts = Math.floor(now()).toString();
    if (!/^[0-9]{13}$/.test(ts)) refuse('settings', 'now must return milliseconds since 1970');
    const apikey = apikeyOf(Object.values(signed), key, ts);
    const returnTo = passable(options.returnTo);
    const return_to = isOn(portal, returnTo) ? returnTo : undefined;
    const all = { ...signed, redirect: redirect?.toString(), ts, apikey, state: passable(options.state), return_to };
    const query = Object.entries(all).map(([name, value]) => (value === undefined ? [] : `${name}=${encode(value)}`));
    return `${portal}/support/RemoteAuth?${query.flat().join('&')}`;
  };

  return {
    /** A link that signs in somebody whom the portal knows by this e-mail. */
    signInUrl: (user: Pick<User, 'email'>, options: LinkOptions = {}): string => link(signInFields(user), options),
    /** A link that creates the user at the first visit and signs in at every one. `redirect` 0 answers JSON instead. */
    signUpUrl: (user: User, options: LinkOptions & { readonly redirect?: 0 | 1 | undefined } = {}): string =>
      link(signUpFields(user), options, options.redirect),
    /** Creates the user from server to server. Throws when there is no answer within 10 s, or none of this protocol. */
    provision: async (user: User): Promise<ProvisionResult> => ask(new URL(link(signUpFields(user), {}, 0)), endpoint),
    /** Where your logout page may send the browser: `requested` if it is on the portal or on your site, else `/`. */
    logoutTarget(requested?: string | null): string {
      const target = passable(requested) ?? '/';
      return /^\/(?![/\\])/.test(target) || origins.some((origin) => isOn(origin, target)) ? target : '/';
    },
  };
}

/** The digest: the signed values in the order of the protocol, the key and the time, with nothing between them. */
export const apikeyOf = (values: readonly string[], key: string, ts: string): string =>
  hash('md5', values.join('') + key + ts);

/** Signed names and values, in the order of the digest. */
type Pairs = Readonly<Record<string, string>>;

function signInFields(user: Pick<User, 'email'>): Pairs {
  // What parses a query returns URLSearchParams, or an object without prototype: the likeliest mistake, and the worst.
  if (!(user instanceof Object) || user instanceof URLSearchParams) refuse('user', 'user is not from your session');
  return { operation: 'signin', email: check('email', user.email) };
}

function signUpFields(user: User): Pairs {
  const { email = '' } = signInFields(user);
  const { loginName, fullName, kind, role, profile } = user;
  if (!/^[^ @]+@[^ @]+$/.test(email)) refuse('user', 'email is not an e-mail address');
  checkLoginName(check('loginName', loginName));
  checkFullName(check('fullName', fullName));
  const signed = { operation: 'signup', email, loginname: loginName, fullname: fullName };
  const named = { ...(role && { role: check('role', role) }), ...(profile && { profile: check('profile', profile) }) };
  if (kind === 'representative') return { ...signed, utype: 'supportrep', ...named };
  if (kind !== 'customer') refuse('user', 'kind must be customer or representative');
  return role || profile ? refuse('user', 'role and profile are for representatives') : { ...signed, utype: 'portal' };
}

function checkLoginName(name: string): void {
  const isGood = /^[A-Za-z0-9_.]{6,30}$/.test(name) && /[A-Za-z0-9]/.test(name);
  if (!isGood) refuse('user', 'loginName must be 6 to 30 letters, digits, _ or ., and not only the last two');
}

function checkFullName(name: string): void {
  const words = name.split(' ').filter((word) => word !== '');
  const last = words.pop();
  if (last === undefined || /[<>]/.test(name)) refuse('user', 'fullName is blank or holds < or >');
  if ([last, words.join(' ')].some((part) => [...part].length > 50)) refuse('user', 'fullName is over 50 and 50 long');
}

function check(name: keyof User, value: unknown): string {
  if (typeof value !== 'string' || value === '') refuse('user', `${name} is missing`);
  return isClean(value) ? value : refuse('user', `${name} holds control characters or is not valid Unicode`);
}

/** No control characters, nor the marks that turn the direction of text. */
const isClean = (value: string): boolean => value.isWellFormed() && !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(value);

/** What came with a request: left out when it cannot be passed on, never an error. */
const passable = (value: unknown) => (typeof value === 'string' && value && isClean(value) ? value : undefined);

const isOn = (origin: string, address = ''): boolean =>
  address.startsWith(origin) && /^([/?#]|$)/.test(address.slice(origin.length));

/** RFC 3986 section 2.3: everything but the unreserved characters; encodeURIComponent spares five more. */
const encode = (value: string): string =>
  encodeURIComponent(value).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function originOf(name: 'portal' | 'site', address: string): string {
  const isOrigin = /^(https:\/\/[a-z0-9.-]+|http:\/\/([a-z0-9.-]+\.)?localhost)(:[0-9]+)?\/?$/i.test(address);
  if (isOrigin && URL.canParse(address)) return new URL(address).origin;
  return refuse('settings', `${name} must be an origin: https://support.example.com (http only for localhost)`);
}

async function ask(url: URL, endpoint = url.origin): Promise<ProvisionResult> {
  const target = new URL(url.pathname + url.search, endpoint);
  const headers = { host: url.host, accept: 'application/json' };
  const options = { headers, servername: url.hostname, signal: AbortSignal.timeout(10_000) };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    (target.protocol === 'https:' ? getSecurely : get)(target, options, resolve).on('error', reject);
  }).catch(unreachable);
  const reference = answer.headers['x-sallyport-ref']?.toString();
  const { result, cause } = await read(answer).catch(unreachable);
  if (result === 'success') return { ok: true, reference };
  const seen = `status ${answer.statusCode}, reference ${reference ?? 'none'}`;
  if (result !== 'failure' || typeof cause !== 'string') refuse('answer', `not the JSON of this protocol (${seen})`);
  const plain = cause.replace(/^E[0-9]+ - /, '');
  return { ok: false, cause: failureCauses.find((known) => known === plain) ?? 'Other', text: cause, reference };
}

/** Nothing for what is not JSON. No answer of this protocol has 64 KiB: the rest of one is not kept. */
async function read(answer: IncomingMessage): Promise<{ readonly result?: unknown; readonly cause?: unknown }> {
  let body = '';
  for await (const part of answer.setEncoding('utf8')) if (body.length <= 65_536) body += part;
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}

const unreachable = (error: Error): never => refuse('network', `no answer: ${error.message}`, error);

function refuse(code: RemoteAuthError['code'], problem: string, cause?: Error): never {
  throw new RemoteAuthError(code, `Remote Authentication: ${problem}`, { cause });
}
