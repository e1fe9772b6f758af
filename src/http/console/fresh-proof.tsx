import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasPassword } from '../../factors/password/has-password.ts';
import { gate } from '../../kit/gate.ts';
import { isFreshlyProved, reconfirmSession } from '../../session/reconfirm-session.ts';
import { type SignInRefusal, signInByPassword } from '../../signin/sign-in-by-password.ts';
import type { AppContext } from '../app-context.ts';
import { SESSION, setCookie } from '../cookies.ts';
import type { App } from '../create-app.ts';
import { sendPage } from '../send-page.tsx';
import { ConfirmPage } from './confirm.page.tsx';
import { administratorOf } from './console-screen.tsx';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Only within ten minutes of a proof of who they are; whoever proved it earlier is asked again. */
    proof?: 'fresh';
  }
}

/** The field that carries the password along with the form that waits for it. */
export const PASSWORD_FIELD = 'confirm_password';

/**
 * Before what may do harm: a page is shown after a question, and a form waits inside the question until it is answered,
 * so that nothing has to be typed twice.
 */
export function askForFreshProof(app: App, ctx: AppContext): void {
  const ask = async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.routeOptions.config.proof !== 'fresh') return undefined;
    const session = request.state.principal?.session;
    if (session && isFreshlyProved(session, ctx)) return undefined;
    if (request.method === 'POST') return questionForm(ctx, request, reply);
    return reply.redirect(`/console/confirm?return_to=${encodeURIComponent(request.url)}`, 303);
  };
  app.addHook('preHandler', gate(ask));
}

/** Lets a form pass that brings the right password along; asks for it otherwise. */
async function questionForm(ctx: AppContext, request: FastifyRequest, reply: FastifyReply) {
  const { [PASSWORD_FIELD]: password, username: _shown, ...form } = fieldsOf(request.body);
  const refusal = password === undefined ? undefined : await confirm(ctx, request, reply, password);
  if (password !== undefined && refusal === undefined) return undefined;
  return sendQuestion(ctx, request, reply, { action: request.url, form, refusal, status: 403 });
}

interface Question {
  readonly action: string;
  /** What goes on with the answer. */
  readonly form: Readonly<Record<string, string>>;
  readonly refusal: SignInRefusal | undefined;
  /** 200 for a page that was asked for, 403 where something waits and nothing has been done yet. */
  readonly status: 200 | 403;
}

export async function sendQuestion(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, question: Question) {
  const person = administratorOf(request);
  const way = (await hasPassword(ctx, person.id)) ? 'password' : 'none';
  const { organization } = request;
  return sendPage(
    reply,
    <ConfirmPage organization={organization} person={person} way={way} {...question} />,
    question.refusal ? statusOf[question.refusal] : question.status,
  );
}

const statusOf: Readonly<Record<SignInRefusal, number>> = {
  not_accepted: 422,
  deactivated: 422,
  too_many: 429,
  busy: 429,
};

/** Proves the person of the session again, under the limits of signing in. The session goes on under a new secret. */
export async function confirm(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  password: string,
): Promise<SignInRefusal | undefined> {
  const { email: identifier, organizationId } = administratorOf(request);
  const { address } = request.state.arrival;
  const proved = await signInByPassword(ctx, { organizationId, identifier, password, address });
  if (!proved.ok) return proved.reason;
  const { principal } = request.state;
  if (!principal || proved.value.person.id !== principal.person.id) return 'not_accepted';
  const { session } = principal;
  const { token } = await ctx.unitOfWork((tx) =>
    reconfirmSession({ ...tx, now: ctx.now }, session, proved.value.evidence),
  );
  reply.header('set-cookie', setCookie(SESSION, token));
  return undefined;
}

function fieldsOf(body: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(body ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries);
}
