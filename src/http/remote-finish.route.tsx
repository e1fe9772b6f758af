import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { ownPath } from '../kit/web-address.ts';
import { type Finish, finishLink } from '../remote/finish-link.ts';
import type { AppContext } from './app-context.ts';
import { expireCookie, finishCookie, flowCookies, flowStates } from './cookies.ts';
import type { App } from './create-app.ts';
import { isNavigation } from './is-navigation.ts';
import { keepAdmitted } from './keep-admitted.ts';
import { HOME } from './remote-auth.route.tsx';
import { RemoteRefusalPage } from './remote-refusal.page.tsx';
import { sendPage } from './send-page.tsx';
import { SwitchPersonPage } from './switch-person.page.tsx';

const Params = Type.Object({ id: Type.String({ pattern: '^adm_[0-9a-z]{26}$' }) });
const Answer = Type.Object({ answer: Type.Union([Type.Literal('continue'), Type.Literal('stay')]) });

/** The second half of a sign-in by link: here the browser shows that it is the one that brought the link. */
export function remoteFinishRoutes(app: App, ctx: AppContext): void {
  const url = '/support/RemoteAuth/finish/:id';
  app.get(url, { config: { access: 'visitor' }, schema: { params: Params } }, (request, reply) =>
    finish(ctx, request, reply, { id: request.params.id, switching: 'unasked' }),
  );
  app.post(url, { config: { access: 'visitor' }, schema: { params: Params, body: Answer } }, (request, reply) => {
    const { id } = request.params;
    if (request.body.answer === 'stay') {
      return reply.header('set-cookie', expireCookie(finishCookie(id))).redirect(HOME, 303);
    }
    return finish(ctx, request, reply, { id, switching: 'agreed' });
  });
}

interface Wish {
  readonly id: string;
  readonly switching: 'unasked' | 'agreed';
}

async function finish(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, { id, switching }: Wish) {
  const { cookies, principal } = request.state;
  const finished = await finishLink(ctx.remote, {
    organization: request.organization,
    admissionId: id,
    code: cookies.get(finishCookie(id)) ?? '',
    states: flowStates(cookies),
    userAgent: request.headers['user-agent'] ?? '',
    signedIn: principal && { person: principal.person, sessionId: principal.session.id },
    switching,
  });
  reply.header('cache-control', 'no-store');
  if (finished.kind === 'asks')
    return sendPage(reply, <SwitchPersonPage organization={request.organization} id={id} asked={finished} />);
  if (finished.kind === 'refused') return refuseFinish(request, reply, finished);
  return admit(request, reply, { id, finished });
}

function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, finished }: { id: string; finished: Extract<Finish, { kind: 'admitted' }> },
) {
  const { cookies, arrival } = request.state;
  const used = flowCookies(cookies).find(([, state]) => state === finished.state)?.[0];
  const gone = [finishCookie(id), ...(used ? [used] : [])];
  const target = keepAdmitted(reply, finished, ownPath(finished.returnTo ?? undefined, arrival.origin) ?? HOME);
  reply.header('set-cookie', gone.map(expireCookie));
  return reply.redirect(target, request.method === 'GET' ? 302 : 303);
}

/** Never a loop: a browser without our cookie is told, everybody else is sent home. */
function refuseFinish(
  request: FastifyRequest,
  reply: FastifyReply,
  { reason, reference }: Extract<Finish, { kind: 'refused' }>,
) {
  reply.header('x-sallyport-ref', reference);
  const isVisitor = isNavigation(request) || request.method === 'POST';
  const isProbe = reason === 'no_cookie' || reason === 'finish_expired';
  if (!isVisitor && isProbe) return reply.redirect(HOME);
  if (!isVisitor) return reply.send({ result: 'failure', cause: 'Unauthorized Access' });
  return sendPage(
    reply,
    <RemoteRefusalPage organization={request.organization} site={undefined} reference={reference} reason={reason} />,
  );
}
