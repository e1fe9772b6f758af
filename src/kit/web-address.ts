/** Browsers keep `__Host-` cookies over plain http for these names only. */
export const isLocalName = (hostname: string): boolean => hostname === 'localhost' || hostname.endsWith('.localhost');

/** An absolute https address, or http where it stays on this machine; `undefined` for anything else. */
export function parseWebAddress(text: string): URL | undefined {
  const url = URL.parse(text);
  if (url?.username !== '' || url.password !== '') return undefined;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocalName(url.hostname)) ? url : undefined;
}

/** A path on this very origin, e.g. `/portal/tickets?x=1`; `undefined` for anything that a browser would leave it for. */
export function ownPath(target: string | undefined, origin: string): string | undefined {
  if (target === undefined || !URL.canParse(target, origin)) return undefined;
  const url = new URL(target, origin);
  if (url.origin !== origin || url.username !== '' || !/^\/(?!\/)/.test(url.pathname)) return undefined;
  return url.pathname + url.search + url.hash;
}
