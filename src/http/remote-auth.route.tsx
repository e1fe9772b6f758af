import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ownPath } from '../kit/web-address.ts';
import { showsFriendlyPage } from '../remote/connection.ts';
import { classic } from '../remote/dialects/classic/index.ts';
import { explainAttempt } from '../remote/explain-attempt.ts';
import { findOwnTest } from '../remote/find-own-test.ts';
import type { ArrivedLink } from '../remote/judge-link.ts';
import { readAttempt } from '../remote/read-attempt.ts';
import { FINISH_WITHIN, type Reception, receiveLink } from '../remote/receive-link.ts';
import type { AppContext } from './app-context.ts';
import { BROWSER, finishCookie, flowStates, setCookie } from './cookies.ts';
import type { App } from './create-app.ts';
import { isNavigation } from './is-navigation.ts';
import { keepAdmitted } from './keep-admitted.ts';
import { RemoteRefusalPage } from './remote-refusal.page.tsx';
import { RemoteTestFailedPage } from './remote-test-failed.page.tsx';
import { sendPage } from './send-page.tsx';

export const HOME = '/portal/';

/** Signed links of the classic dialect come in here. Failures are 200: clients in the field break on anything else. */
export function remoteAuthRoutes(app: App, ctx: AppContext): void {
  const config = { access: 'anyone' as const };
  app.get('/support/RemoteAuth', { config }, (request, reply) => {
    const at = request.raw.url?.indexOf('?') ?? -1;
    return answerLink(ctx, request, reply, at < 0 ? '' : (request.raw.url ?? '').slice(at + 1));
  });

  void app.register((scope, _options, done) => {
    // The body is decoded by the dialect, byte for byte like a query, whatever type it claims to be.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, read) => read(null, body));
    scope.post('/support/RemoteAuth', { config: { ...config, takesForeignPosts: true } }, (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body.toString('latin1') : '';
      return answerLink(ctx, request, reply, body);
    });
    scope.setErrorHandler((fault: FastifyError, request, reply) => {
      if ((fault.statusCode ?? 500) >= 500) throw fault;
      return answerLink(ctx, request, reply.code(200), UNREADABLE);
    });
    done();
  });
}

/** Stands for a body that is too large or of no type: the dialect cannot decode it either, and says so in its way. */
const UNREADABLE = '%';

async function answerLink(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, raw: string) {
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  const reception = await receiveLink(ctx.remote, classic, arrivedLink(request, raw));
  reply.header('x-sallyport-ref', reception.reference);
  const failed = reception.kind === 'refused' ? await findFailedTest(ctx, request, reception.reference) : undefined;
  return failed ? sendPage(reply, <RemoteTestFailedPage {...failed} />) : answer(request, reply, reception);
}

/** A refusal in the browser of an administrator who is testing: they are told why. */
async function findFailedTest(ctx: AppContext, request: FastifyRequest, reference: string) {
  const { portal, cookies } = request.state;
  if (!portal || !isNavigation(request)) return undefined;
  const { organization } = portal;
  const test = await findOwnTest(ctx, organization.id, flowStates(cookies));
  const attempt = test && (await readAttempt(ctx, organization.id, reference));
  if (!attempt) return undefined;
  return { organization, attempt, explanation: await explainAttempt(ctx, attempt), returnTo: test.returnTo };
}

function arrivedLink({ state, headers }: FastifyRequest, raw: string): ArrivedLink {
  const { arrival, portal, cookies } = state;
  return {
    raw,
    portal,
    host: arrival.host,
    origin: arrival.origin,
    address: arrival.address,
    userAgent: headers['user-agent'] ?? '',
    states: flowStates(cookies),
    browser: cookies.get(BROWSER) ?? '',
  };
}

function answer(request: FastifyRequest, reply: FastifyReply, reception: Reception): FastifyReply {
  switch (reception.kind) {
    case 'refused':
      return answerRefusal(request, reply, reception);
    case 'provisioned':
      return reply.send(classic.answer('provisioned', reception.connection));
    case 'tested':
      return reply.redirect(`/support/RemoteAuth/tested/${reception.attemptId}`, 303);
    case 'waiting': {
      const cookies = [
        setCookie(finishCookie(reception.admissionId), reception.code, FINISH_WITHIN),
        setCookie(BROWSER, reception.browser, FINISH_WITHIN),
      ];
      return reply.header('set-cookie', cookies).redirect(`/support/RemoteAuth/finish/${reception.admissionId}`, 302);
    }
    case 'admitted': {
      const { origin } = request.state.arrival;
      const target = ownPath(reception.returnTo ?? undefined, origin) ?? HOME;
      return reply.redirect(keepAdmitted(reply, reception, target));
    }
  }
}

function answerRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refused: Extract<Reception, { kind: 'refused' }>,
): FastifyReply {
  const { reason, connection, reference, answer: wanted } = refused;
  if (reason === 'outside_ranges' && wanted === 'browser') return reply.redirect('/login');
  const isFriendly = isNavigation(request) && (connection ? showsFriendlyPage(connection) : true);
  if (!isFriendly) return reply.send(classic.answer(reason, connection));
  const organization = request.state.portal?.organization;
  return sendPage(
    reply,
    <RemoteRefusalPage
      organization={organization}
      site={connection && new URL(connection.loginUrl).hostname}
      reference={reference}
      reason={reason}
    />,
  );
}
