import type { FastifyRequest } from 'fastify';
import { findLanguage, type Language } from '../../src/kit/language.ts';
import type { PageContextValue } from '../../src/ui/page-context.ts';
import { chooseLanguage, withoutLanguage } from '../../src/ui/visitor-language.ts';

/** The language that this visitor reads; Sallyport says what somebody who is signed in has picked. */
export function languageOf({ url, headers, guest }: FastifyRequest): Language {
  const { language, organization } = guest?.me ?? {};
  return chooseLanguage({ url, headers, own: known(language), fallback: known(organization?.language) });
}

const known = (tag: string | null | undefined): Language | undefined => findLanguage([tag ?? '']);

/** A page that answers a form keeps what was typed, so there is no leaving it for another language. */
export const visitorOf = (request: FastifyRequest): PageContextValue => ({
  lang: languageOf(request),
  here: request.method === 'GET' ? withoutLanguage(request.url) : undefined,
});
