import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface SiteAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Where it redirects to, absolute. */
  readonly location: string | undefined;
  /** The parameters of the address that it redirects to. */
  readonly query: Readonly<Record<string, string>>;
}
export interface SiteBrowser {
  readonly origin: string;
  readonly get: (path: string) => Promise<SiteAnswer>;
  /** Sends the Origin of the site, as its own pages do, unless another is given. */
  readonly post: (path: string, form: Readonly<Record<string, string>>, origin?: string) => Promise<SiteAnswer>;
}

/** A client of a site that keeps its cookie and follows nothing. */
export function siteBrowser(origin: string): SiteBrowser {
  let cookie = '';
  async function send(method: string, path: string, headers: Record<string, string>, body = ''): Promise<SiteAnswer> {
    const outgoing = request(origin + path, { method, headers: { ...headers, cookie }, agent: false }).end(body);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    cookie = incoming.headers['set-cookie']?.at(-1)?.split(';')[0] ?? cookie;
    const { statusCode: status = 0, headers: answered } = incoming;
    const location = answered.location === undefined ? undefined : new URL(answered.location, origin);
    const query = Object.fromEntries(location?.searchParams ?? []);
    return { status, headers: answered, body: await text(incoming), location: location?.href, query };
  }
  const type = 'application/x-www-form-urlencoded';
  return {
    origin,
    get: (path) => send('GET', path, {}),
    post(path, form, from = origin) {
      const body = new URLSearchParams(form).toString();
      return send('POST', path, { origin: from, 'content-type': type, 'content-length': `${body.length}` }, body);
    },
  };
}
