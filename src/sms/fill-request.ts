import { type Gateway, type PlaceName, placeNames } from './gateway.ts';

export interface OutgoingSms {
  /** The same at each try. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

export interface FilledRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const place = /\{([A-Za-z]+)\}/g;

/** The places that a text names, ours or not. The braces of JSON are none: a quote follows them. */
export const placesIn = (text: string): readonly string[] => [...text.matchAll(place)].map(([, name = '']) => name);

export const isPlace = (name: string): name is PlaceName => placeNames.some((known) => known === name);

/** The request for one message: whatever a value holds, it stays the value of its place. */
export function fillRequest(gateway: Gateway, { id, to, text }: OutgoingSms): FilledRequest {
  const { request, account, secret, from } = gateway;
  const basic = Buffer.from(`${account}:${secret}`).toString('base64');
  const values = { to, toDigits: to.replace(/^\+/, ''), text, from, messageId: id, account, secret, basic };
  const fill = (template: string, encode: (value: string) => string) =>
    template.replaceAll(place, (whole, name: string) => (isPlace(name) ? encode(values[name]) : whole));
  const headers = Object.entries(request.headers).map(([name, value]) => [name, fill(value, (plain) => plain)]);
  const encodeBody = isJson(request.headers) ? inJson : encodeURIComponent;
  return {
    url: fill(request.url, encodeURIComponent),
    headers: Object.fromEntries(headers),
    body: fill(request.body, encodeBody),
  };
}

export const isJson = (headers: Gateway['request']['headers']): boolean =>
  Object.entries(headers).some(([name, value]) => name.toLowerCase() === 'content-type' && /\bjson\b/i.test(value));

/** Between the quotes of a JSON text (RFC 8259 section 7). */
const inJson = (value: string): string => JSON.stringify(value).slice(1, -1);
