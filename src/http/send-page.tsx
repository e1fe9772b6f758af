import type { FastifyReply } from 'fastify';
import type { ComponentChildren, VNode } from 'preact';
import type { Organization } from '../directory/organization.ts';
import type { Language } from '../kit/language.ts';
import type { Problem } from '../ui/error-summary.tsx';
import { IdentityPage } from '../ui/identity-page.tsx';
import { useText } from '../ui/page-context.ts';
import { renderPage } from '../ui/render.ts';
import { visitorOf } from './language.ts';
import { screenWords } from './screen.words.ts';

export const sendPage = (reply: FastifyReply, page: VNode, status = 200): FastifyReply =>
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(renderPage(page, visitorOf(reply.request)));

interface PlainPage {
  /** For pages that are written in one language only. */
  readonly lang?: Language;
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly problem?: Problem | undefined;
  readonly help?: 'with_help' | 'without_help';
  /** Names of further stylesheets. */
  readonly sheets?: readonly string[];
  /** URLs of further scripts. */
  readonly scripts?: readonly string[];
  readonly children?: ComponentChildren;
}

/** A page of one purpose in the brand of the organization that the request is about. */
export const IdentityScreen = ({
  organization,
  page,
}: {
  readonly organization: Organization | undefined;
  readonly page: PlainPage;
}) => {
  const words = useText(screenWords);
  return (
    <IdentityPage
      lang={page.lang}
      title={page.title}
      lead={page.lead}
      problem={page.problem}
      sheets={page.sheets}
      scripts={page.scripts}
      accent={organization?.accent ? `#${organization.accent}` : undefined}
      portal={{ title: organization?.title ?? 'Sallyport', href: organization ? '/portal/' : '/' }}
      help={page.help === 'without_help' ? undefined : { label: words.help, href: '/sign-in-help' }}
    >
      {page.children}
    </IdentityPage>
  );
};
