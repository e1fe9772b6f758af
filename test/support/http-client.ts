import { once } from 'node:events';
import { type Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Clock, systemClock } from '../../src/kit/clock.ts';
import { type CookieJar, createCookieJar } from './cookie-jar.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Where it redirects to, absolute. */
  readonly location: string | undefined;
}

type Headers = Readonly<Record<string, string>>;

export interface Sent {
  readonly method?: string;
  readonly headers?: Headers;
  readonly body?: string;
}

export interface ClientOptions {
  /** Keeps cookies and tells that it navigates; keeps cookies only; does neither, like a script on a server. */
  readonly kind?: 'browser' | 'jar' | 'program';
  /** The visitor's address, which the proxy in front of us tells. */
  readonly address?: string;
}

/** One visitor behind the trusted proxy. It follows redirects only when told to. */
export interface Client {
  readonly jar: CookieJar;
  /** The address is sent byte for byte as given. */
  readonly send: (url: string, sent?: Sent) => Promise<Answer>;
  readonly get: (url: string, headers?: Headers) => Promise<Answer>;
  /** A form of a page of the same origin. */
  readonly post: (url: string, form: Readonly<Record<string, string>>, headers?: Headers) => Promise<Answer>;
  /** Opens a signed link and takes the finish step, if there is one: the answer after it. */
  readonly enter: (url: string) => Promise<Answer>;
}

/** Where the requests really go, whatever their host is called. */
export interface Target {
  readonly port: number;
  readonly agent: Agent;
  readonly clock?: Clock;
}

const DEFAULT_ADDRESS = '192.0.2.15';

export function createClient({ port, agent, clock = systemClock }: Target, options: ClientOptions = {}): Client {
  const { kind = 'jar', address = DEFAULT_ADDRESS } = options;
  const jar = createCookieJar(clock);

  async function send(url: string, { method = 'GET', headers = {}, body = '' }: Sent = {}): Promise<Answer> {
    const { origin, host, protocol } = new URL(url);
    const path = url.replace(/^https?:\/\/[^/?#]*/, '').replace(/#.*/, '') || '/';
    const cookie = jar.header(new URL(url));
    const forwarded = { host, 'x-forwarded-for': address, 'x-forwarded-proto': protocol.slice(0, -1) };
    const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = { ...forwarded, ...length, ...(cookie !== '' && { cookie }), ...headers };
    const outgoing = request({ host: '127.0.0.1', port, agent, method, path, headers: sent }).end(body);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    if (kind !== 'program') jar.keep(new URL(url), incoming.headers['set-cookie'] ?? []);
    const { location } = incoming.headers;
    return {
      status: incoming.statusCode ?? 0,
      headers: incoming.headers,
      text: await text(incoming),
      location: location === undefined ? undefined : new URL(location, origin).href,
    };
  }

  const navigation = (site: string): Headers =>
    kind === 'browser' ? { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': site } : {};
  const get = (url: string, headers?: Headers) => send(url, { headers: { ...navigation('cross-site'), ...headers } });
  return {
    jar,
    send,
    get,
    post(url, form, headers) {
      const type = { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(url).origin };
      const body = new URLSearchParams(form).toString();
      return send(url, { method: 'POST', body, headers: { ...type, ...navigation('same-origin'), ...headers } });
    },
    async enter(url) {
      const answer = await get(url);
      return isFinish(answer.location) ? get(answer.location) : answer;
    },
  };
}

const isFinish = (location: string | undefined): location is string =>
  location !== undefined && new URL(location).pathname.startsWith('/support/RemoteAuth/finish/');
