import type { FastifyReply, FastifyRequest } from 'fastify';
import { isAdministrator } from '../../directory/person.ts';
import { PortalPage, type PortalPageProps } from '../../ui/portal-page.tsx';
import type { AppContext } from '../app-context.ts';
import { languageOf } from '../language.ts';
import { portalOrigin } from '../portal-origin.ts';
import { sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';
import { accountWords } from './account.words.ts';

type Page = Pick<PortalPageProps, 'title' | 'lead' | 'children'>;

/** A page of one's own account, on every host that one is signed in on. */
export function sendAccount(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  const words = accountWords[languageOf(request)];
  const { organization, state } = request;
  const { person } = signedIn(request);
  const portal = state.portal ? '' : portalOrigin(ctx, organization);
  const nav = [
    person.kind === 'customer'
      ? { label: words.portal, href: `${portal}/portal/` }
      : { label: words.workspace, href: `${portal}/workspace` },
    ...(isAdministrator(person) ? [{ label: words.console, href: '/console' }] : []),
  ];
  return sendPage(
    reply,
    <PortalPage
      {...page}
      accent={organization.accent ? `#${organization.accent}` : undefined}
      portal={{ title: organization.title, href: `${portal}/portal/` }}
      nav={nav}
      person={{ name: person.fullName, email: person.email }}
    />,
  );
}
