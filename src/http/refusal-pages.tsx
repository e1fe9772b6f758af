import type { FastifyReply, FastifyRequest } from 'fastify';
import { ButtonLink } from '../ui/button.tsx';
import { IdentityScreen, organizationOf, sendPage } from './send-page.tsx';

/** The same for what does not exist and for what one may not know of. */
export function sendNothingHere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const page = {
    title: 'There is nothing here',
    lead: 'The address may be mistyped, or the page is not for this account.',
    help: 'without_help' as const,
    children: (
      <p>
        <ButtonLink href="/">Go to the start</ButtonLink>
      </p>
    ),
  };
  return sendPage(reply, <IdentityScreen organization={organizationOf(request)} page={page} />, 404);
}

/** A fault of ours: the log has the request id, the visitor gets it to tell us. */
export function sendFault(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const page = {
    title: 'Something went wrong on our side',
    lead: 'Nothing was changed. Try again in a moment.',
    help: 'without_help' as const,
    children: (
      <p>
        If it stays like this, tell your administrator this reference: {request.state?.arrival.requestId ?? request.id}
      </p>
    ),
  };
  return sendPage(reply, <IdentityScreen organization={organizationOf(request)} page={page} />, 500);
}

/** A form that lacks something no browser leaves out: sent twice, cut off, or not by a form of ours. */
export function sendUnreadable(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const page = {
    title: 'We could not read that',
    lead: 'Nothing was changed. Go back, load the page again and send it once more.',
    help: 'without_help' as const,
    children: (
      <p>
        <ButtonLink href="/">Go to the start</ButtonLink>
      </p>
    ),
  };
  return sendPage(reply, <IdentityScreen organization={organizationOf(request)} page={page} />, status);
}
