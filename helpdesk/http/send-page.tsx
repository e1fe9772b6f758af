import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { ButtonLink } from '../../src/ui/button.tsx';
import { useText } from '../../src/ui/page-context.ts';
import { renderPage } from '../../src/ui/render.ts';
import { type Guest, greetedCookie } from './guest.ts';
import { visitorOf } from './language.ts';
import { portalWords } from './portal.words.tsx';
import { PortalFrame } from './portal-frame.tsx';

export const sendPage = (reply: FastifyReply, page: VNode, status = 200): FastifyReply =>
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(renderPage(page, visitorOf(reply.request)));

/** A page for somebody who is signed in; what it greets them with is not said again. */
export function sendGuestPage(request: FastifyRequest, reply: FastifyReply, page: VNode, status = 200): FastifyReply {
  if (request.guest.isNew) reply.header('set-cookie', greetedCookie(request.guest));
  return sendPage(reply, page, status);
}

/** The same for what does not exist and for what one may not know of. */
export function sendNothingHere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendGuestPage(request, reply, <NothingHerePage guest={request.guest} />, 404);
}

const NothingHerePage = ({ guest }: { readonly guest: Guest }) => {
  const words = useText(portalWords);
  return (
    <PortalFrame guest={guest} title={words.nothingHere} lead={words.nothingHereLead}>
      <p>
        <ButtonLink href={guest.me.kind === 'customer' ? '/portal/' : '/workspace'}>{words.toStart}</ButtonLink>
      </p>
    </PortalFrame>
  );
};
