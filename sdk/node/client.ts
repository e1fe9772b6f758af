/**
 * The client of an application that relies on Sallyport: who a visitor is, where one goes who is nobody yet, whom an
 * address belongs to, and what is recorded. Copy this file; it needs only Node, 20.12 or later.
 * The application serves pages on the portal's own host, behind the same proxy, so that it sees the session's cookie.
 */

/** One request of a browser, as the application received it. */
export interface Visitor {
  /** As the browser wrote it, with the port: `support.example.com`. */
  readonly host: string;
  readonly protocol: 'http' | 'https';
  /** The whole `Cookie` header; empty when there was none. */
  readonly cookie: string;
  /** IP address. */
  readonly address: string;
  readonly userAgent: string;
}

/** The person of a session, in the names of the API. Times are ISO 8601. */
export interface Me {
  readonly id: string;
  readonly email: string;
  readonly login_name: string | null;
  readonly full_name: string;
  readonly kind: 'customer' | 'representative';
  readonly role: string | null;
  readonly profile: string | null;
  /** `type:action`, or `*` for all. Empty for customers. */
  readonly permissions: readonly string[];
  readonly active: boolean;
  readonly administrator: boolean;
  /** BCP 47; null until they have picked one. */
  readonly language: string | null;
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly title: string;
    /** Six hexadecimal digits. */
    readonly accent: string | null;
    /** For visitors who ask for no language that there is. */
    readonly language: string;
  };
  /** How they came in. `site` and `operation` are of a remote sign-in: the host name that vouched, and with which link. */
  readonly via: {
    readonly factor: string;
    readonly site: string | null;
    readonly operation: 'signin' | 'signup' | null;
    readonly at: string;
  };
  /** Whether this session has shown that the e-mail address is theirs. Else it opens nothing that belonged to the address. */
  readonly address_proved: boolean;
  /** By what; null while the address is only asserted. */
  readonly address_proof: { readonly factor: string; readonly site: string | null; readonly at: string } | null;
  /** What the proofs of this session amount to. */
  readonly assurance: {
    /** NIST 800-63B: 2 is two factors. */
    readonly aal: number;
    /** RFC 8176. */
    readonly amr: readonly string[];
    /** What is met, strongest first: `phrh`, `phr`, `aal3` to `aal1`. */
    readonly acr: readonly string[];
    readonly auth_time: string;
  };
  /** The contact with this address, whose things are theirs now; only once the address is proved. */
  readonly contact_id: string | null;
  readonly started_at: string;
  /** Where a form of the portal may end, for `form-action` of a content security policy. */
  readonly form_action_origins: readonly string[];
}

export interface Entrance {
  readonly location: string;
  /** Values for `Set-Cookie`, to be sent with the redirect. */
  readonly setCookies: readonly string[];
}

export interface RequesterWish {
  /** Id of the organization, as `Me` has it. */
  readonly organization: string;
  readonly email: string;
  /** Of a contact that is made; a person or contact who is there keeps their own. */
  readonly fullName: string;
}

/** Somebody one may act for: a person who signs in, or a contact who only has an address. */
export interface Requester {
  readonly id: string;
  readonly kind: 'person' | 'contact';
  readonly email: string;
  readonly full_name: string;
  /** Whether anybody has ever proved the address to be theirs. */
  readonly address_verified: boolean;
}

export interface ApplicationEvent {
  /** Id of the organization, as `Me` has it. */
  readonly organization: string;
  /** `noun.past-participle`, e.g. `ticket.opened`. */
  readonly name: string;
  /** Id of the person who did it. */
  readonly actor: string;
  /** Id of the person or contact it is about. */
  readonly subject: string | null;
  /** What it was done to, e.g. `ticket:17`. */
  readonly object: string;
}

export interface SallyportClient {
  /** Undefined when the visitor is signed out. */
  me(visitor: Visitor): Promise<Me | undefined>;
  /** Where a visitor goes to sign in. `returnTo` is the path they wanted, with its query. */
  entrance(visitor: Visitor, returnTo: string): Promise<Entrance>;
  /** Undefined when the address is none. */
  requester(wish: RequesterWish): Promise<Requester | undefined>;
  record(event: ApplicationEvent): Promise<void>;
}

export interface ClientSettings {
  /** Where Sallyport is reached from here, e.g. `http://127.0.0.1:8080`. It must trust this application as a proxy. */
  readonly baseUrl: string;
  /** An API token with `entrance:use`, `contact:write` and `event:write`. */
  readonly token: string;
  readonly fetch?: typeof fetch | undefined;
}

/** Sallyport did not do what was asked: `status` and `type` of its problem (RFC 9457), or status 0 without an answer. */
export class SallyportError extends Error {
  override readonly name = 'SallyportError';
  readonly status: number;
  readonly type: string;
  constructor(status: number, type: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.type = type;
  }
}

const LONGEST_WAIT = 10_000;

/** Sends requests, with the token or in somebody's name; throws a `SallyportError` where no answer comes. */
export function connect({ baseUrl, token, fetch = globalThis.fetch }: ClientSettings) {
  const authorization = `Bearer ${token}`;
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const limits = { redirect: 'error', signal: AbortSignal.timeout(LONGEST_WAIT) } as const;
    try {
      return await fetch(new URL(path, baseUrl), { ...init, ...limits });
    } catch (cause) {
      throw new SallyportError(0, 'unreachable', 'Sallyport does not answer', { cause });
    }
  };
  return {
    send,
    get: (path: string): Promise<Response> => send(path, { headers: { authorization } }),
    post(path: string, body: object): Promise<Response> {
      const headers = { authorization, 'content-type': 'application/json' };
      return send(path, { method: 'POST', headers, body: JSON.stringify(body) });
    },
  };
}

/** Speaks the JSON API. Every method throws a `SallyportError` where its documentation promises no other answer. */
export function createSallyportClient(settings: ClientSettings): SallyportClient {
  const { send, post } = connect(settings);
  return {
    async me(visitor) {
      if (visitor.cookie === '') return undefined;
      const answer = await send('/api/v1/me', { headers: asVisitor(visitor) });
      return answer.status === 401 ? undefined : read<Me>(answer);
    },
    async entrance({ host, protocol, address, cookie }, returnTo) {
      const answer = await post('/api/v1/entrance', { host, protocol, address, cookie, return_to: returnTo });
      const { location, set_cookies: setCookies } = await read<{ location: string; set_cookies: string[] }>(answer);
      return { location, setCookies };
    },
    async requester({ organization, email, fullName }) {
      const answer = await post('/api/v1/requesters', { organization, email, full_name: fullName });
      return answer.status === 422 ? undefined : read<Requester>(answer);
    },
    async record(event) {
      await read(await post('/api/v1/events', event));
    },
  };
}

/** The session is the visitor's, so the call is made in the visitor's name, and with no token. */
const asVisitor = ({ host, protocol, cookie, address, userAgent }: Visitor): Record<string, string> => ({
  cookie,
  'user-agent': userAgent,
  'x-forwarded-host': host,
  'x-forwarded-proto': protocol,
  'x-forwarded-for': address,
});

/** The body of an answer that is no problem. */
export async function read<Body>(answer: Response): Promise<Body> {
  const body = (await answer.json().catch(() => ({}))) as Body & { type?: string; title?: string };
  if (answer.ok) return body;
  throw new SallyportError(answer.status, body.type ?? '', body.title ?? `Sallyport answered ${answer.status}`);
}
