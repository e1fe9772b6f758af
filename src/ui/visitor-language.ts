import type { IncomingHttpHeaders } from 'node:http';
import { findLanguage, type Language, readAcceptLanguage } from '../kit/language.ts';

/** Holds what a visitor has picked on this host, a name of `languages`. */
export const LANGUAGE_COOKIE = '__Host-language';

const PARAMETER = 'ui_locales';

export interface LanguageWishes {
  /** Path and query. */
  readonly url: string;
  readonly headers: Pick<IncomingHttpHeaders, 'cookie' | 'accept-language'>;
  /** Kept with the account of who is signed in. */
  readonly own?: Language | null | undefined;
  /** For who asks for no language that we have. */
  readonly fallback?: Language | undefined;
}

/** The address decides, then the account, the browser's memory, its settings, and at last whose page it is. */
export function chooseLanguage({ url, headers, own, fallback }: LanguageWishes): Language {
  return (
    askedLanguage(url) ??
    own ??
    findLanguage([/(?:^|; )__Host-language=([a-z]+)/.exec(headers.cookie ?? '')?.[1] ?? '']) ??
    findLanguage(readAcceptLanguage(headers['accept-language'] ?? '')) ??
    fallback ??
    'en'
  );
}

/** What an address asks for, in the parameter of OpenID Connect Core section 3.1.2.1: tags between blanks, most wanted first. */
export const askedLanguage = (url: string): Language | undefined =>
  findLanguage((new URLSearchParams(url.split('?')[1]).get(PARAMETER) ?? '').split(' '));

/** The same address, leaving the language open. */
export function withoutLanguage(url: string): string {
  const [path = '', query] = url.split('?');
  const parameters = new URLSearchParams(query);
  if (!parameters.has(PARAMETER)) return url;
  parameters.delete(PARAMETER);
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}
