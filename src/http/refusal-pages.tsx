import type { FastifyReply, FastifyRequest } from 'fastify';
import { ButtonLink } from '../ui/button.tsx';
import { useText } from '../ui/page-context.ts';
import { organizationOf } from './language.ts';
import { screenWords } from './screen.words.ts';
import { IdentityScreen, sendPage } from './send-page.tsx';

/** The same for what does not exist and for what one may not know of. */
export const sendNothingHere = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendPage(reply, <StrayPage request={request} kind="nothingHere" />, 404);

/** A form that lacks something no browser leaves out: sent twice, cut off, or not by a form of ours. */
export const sendUnreadable = (request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply =>
  sendPage(reply, <StrayPage request={request} kind="unreadable" />, status);

/** A fault of ours: the log has the request id, the visitor gets it to tell us. */
export const sendFault = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendPage(reply, <StrayPage request={request} kind="fault" />, 500);

const StrayPage = ({
  request,
  kind,
}: {
  readonly request: FastifyRequest;
  readonly kind: 'nothingHere' | 'unreadable' | 'fault';
}) => {
  const words = useText(screenWords);
  const reference = request.state?.arrival.requestId ?? request.id;
  const page = {
    title: words[kind],
    lead: words[`${kind}Lead`],
    help: 'without_help' as const,
    children: (
      <p>{kind === 'fault' ? words.faultReference(reference) : <ButtonLink href="/">{words.toStart}</ButtonLink>}</p>
    ),
  };
  return <IdentityScreen organization={organizationOf(request)} page={page} />;
};
