import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { ButtonLink } from '../../src/ui/button.tsx';
import { renderPage } from '../../src/ui/render.ts';
import { greetedCookie } from './guest.ts';
import { PortalFrame } from './portal-frame.tsx';

export const sendPage = (reply: FastifyReply, page: VNode, status = 200): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(renderPage(page));

/** A page for somebody who is signed in; what it greets them with is not said again. */
export function sendGuestPage(request: FastifyRequest, reply: FastifyReply, page: VNode, status = 200): FastifyReply {
  if (request.guest.isNew) reply.header('set-cookie', greetedCookie(request.guest));
  return sendPage(reply, page, status);
}

/** The same for what does not exist and for what one may not know of. */
export function sendNothingHere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { guest } = request;
  const home = guest.me.kind === 'customer' ? '/portal/' : '/workspace';
  const page = (
    <PortalFrame
      guest={guest}
      title="There is nothing here"
      lead="The address may be mistyped, or it is not yours to see."
    >
      <p>
        <ButtonLink href={home}>Go to the start</ButtonLink>
      </p>
    </PortalFrame>
  );
  return sendGuestPage(request, reply, page, 404);
}
