import formbody from '@fastify/formbody';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, {
  type FastifyError,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify';
import type { AppContext } from './app-context.ts';
import { buildLazyValidator } from './build-lazy-validator.ts';
import { requireDeclaredAccess } from './default-closed.ts';
import { guardRoutes } from './guard.ts';
import { isNavigation } from './is-navigation.ts';
import { notFound, type ProblemDetails, sendProblem } from './problems.ts';
import { sendFault, sendNothingHere, sendUnreadable } from './refusal-pages.tsx';
import { secureHeaders } from './security-headers.ts';

/** Forms and links stay small; nobody needs more to sign in. */
const LARGEST_BODY = 64 * 1024;

/** The empty program: hooks and answers to what goes wrong, in front of every route. */
export function createApp(ctx: AppContext, logger: Exclude<FastifyServerOptions['logger'], undefined>) {
  const app = fastify({
    logger,
    bodyLimit: LARGEST_BODY,
    logController: new LogController({ disableRequestLogging: true }), // a URL may hold a signed link
    schemaController: { compilersFactory: { buildValidator: buildLazyValidator } },
    // What a schema does not know is an error, not ignored. Strict numbers would let `Infinity` past every maximum.
    ajv: { customOptions: { removeAdditional: false, strictNumbers: false } },
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    requestTimeout: 30_000,
    frameworkErrors: (_fault, _request, reply) => void sendProblem(reply, unreadable), // the fault repeats the URL
    return503OnClosing: true,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.register(formbody);
  requireDeclaredAccess(app);
  guardRoutes(app, ctx);
  secureHeaders(app, ctx);
  app.setErrorHandler(answerFault);
  app.setNotFoundHandler((request, reply) =>
    isForPrograms(request) ? sendProblem(reply, notFound) : sendNothingHere(request, reply),
  );
  return app;
}

export type App = ReturnType<typeof createApp>;

const isForPrograms = ({ url }: FastifyRequest): boolean => /^\/(api|access)\//.test(url);

const unreadable: ProblemDetails = { code: 'bad-request', title: 'The request cannot be read', status: 400 };

function answerFault(fault: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = fault.statusCode ?? 500;
  if (status < 500 && isNavigation(request)) return sendUnreadable(request, reply, status);
  if (status < 500) {
    return sendProblem(reply, { ...unreadable, status, detail: fault.message });
  }
  request.log.error({ err: fault, requestId: request.state?.arrival.requestId }, 'request failed');
  return isForPrograms(request)
    ? sendProblem(reply, { code: 'fault', title: 'Something went wrong on our side', status: 500 })
    : sendFault(request, reply);
}
