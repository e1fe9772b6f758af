import type { FastifyRequest } from 'fastify';
import type { Organization } from '../directory/organization.ts';
import type { Language } from '../kit/language.ts';
import type { PageContextValue } from '../ui/page-context.ts';
import { chooseLanguage, withoutLanguage } from '../ui/visitor-language.ts';

export const organizationOf = (request: FastifyRequest): Organization | undefined =>
  request.organization ?? request.state?.portal?.organization;

/** The language of whatever is answered to this request: its page, and the mails that it gives rise to. */
export function languageOf(request: FastifyRequest): Language {
  const { url, headers, state } = request;
  const own = state?.principal?.person.language;
  return chooseLanguage({ url, headers, own, fallback: organizationOf(request)?.language });
}

export const visitorOf = (request: FastifyRequest): PageContextValue => ({
  lang: languageOf(request),
  here: addressOf(request),
});

/** Where the page of this answer can be asked for once more: not where only a form leads, nor where a link is used up. */
function addressOf({ method, url, routeOptions, server }: FastifyRequest): string | undefined {
  if (url.startsWith('/support/')) return undefined;
  const route = routeOptions.url ?? '';
  return method === 'GET' || server.hasRoute({ method: 'GET', url: route }) ? withoutLanguage(url) : undefined;
}
