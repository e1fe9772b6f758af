import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page of this very origin sent the request, for methods that change something. Fetch Metadata first: it is
 * there even where the referrer policy turns `Origin` into `null`. Browsers without it send `Origin`. Who sends neither
 * is no browser of the last years, and has no business with our cookies: refused.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.origin === origin : site === 'same-origin';
}
