import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Me, Visitor } from '../../sdk/node/client.ts';
import { gate } from '../../src/kit/gate.ts';
import { guestOf } from './guest.ts';
import type { HelpdeskContext, Rooms } from './helpdesk-context.ts';
import { sendNothingHere, sendPage } from './send-page.tsx';
import { ForeignFormPage, KeepTextPage } from './stray.page.tsx';
import { typedFields } from './typed-fields.ts';

/**
 * In front of every room of these: who comes, or where they go who are nobody yet. It runs when a form has been read, so
 * that nothing typed is lost to a session that ended meanwhile.
 */
export function receiveGuests(rooms: Rooms, ctx: HelpdeskContext, kind: Me['kind']): void {
  const receive = async (request: FastifyRequest, reply: FastifyReply) => {
    const visitor = ctx.readVisitor(request);
    if (!isRead(request) && !isOwnPage(request, visitor)) return sendPage(reply, <ForeignFormPage />, 403);
    const me = await ctx.client.me(visitor);
    if (!me) return sendAway(ctx, request, reply, visitor);
    request.guest = guestOf(me, visitor.cookie);
    if (me.kind === kind) return undefined;
    return kind === 'customer' ? reply.redirect(inWorkspace(request.url), 303) : sendNothingHere(request, reply);
  };
  rooms.addHook('preValidation', gate(receive));
}

const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

/** Threat: another site posts a form with our visitor's cookies. Browsers say which page sent it, newer ones twice. */
function isOwnPage({ headers }: FastifyRequest, { protocol, host }: Visitor): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.origin === `${protocol}://${host}` : site === 'same-origin';
}

async function sendAway(ctx: HelpdeskContext, request: FastifyRequest, reply: FastifyReply, visitor: Visitor) {
  reply.header('cache-control', 'no-store');
  const page = isRead(request) ? request.url : pageOf(request.url);
  const fields = typedFields(request);
  const signIn = `/sign-in?return_to=${encodeURIComponent(page)}`;
  if (fields) return sendPage(reply, <KeepTextPage action={request.url} fields={fields} signIn={signIn} />, 401);
  const { location, setCookies } = await ctx.client.entrance(visitor, page);
  return reply.header('set-cookie', [...setCookies]).redirect(location, isRead(request) ? 302 : 303);
}

/** The page whose form was sent to this address. */
const pageOf = (url: string): string =>
  url.replace(/\?.*/, '').replace(/\/(replies|notes|assignee|solve|caller-checks(\/.*)?)$/, '');

/** Representatives have their own room for the same ticket. */
const inWorkspace = (url: string): string => {
  const number = /^\/portal\/tickets\/([0-9]+)(?:[/?]|$)/.exec(url)?.[1];
  return number === undefined ? '/workspace' : `/workspace/tickets/${number}`;
};
