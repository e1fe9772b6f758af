import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasSecondFactor } from '../factors/list-second-factors.ts';
import { hasPassword } from '../factors/password/has-password.ts';
import { holdPassword } from '../factors/password/hold-password.ts';
import { gate } from '../kit/gate.ts';
import { refuse } from '../kit/result.ts';
import { isFreshlyProved, reconfirmSession } from '../session/reconfirm-session.ts';
import { proveSecondFactor } from '../signin/prove-second-factor.ts';
import { type SignInRefusal, signInByPassword } from '../signin/sign-in-by-password.ts';
import type { AppContext } from './app-context.ts';
import { ConfirmPage } from './confirm.page.tsx';
import { SESSION, setCookie } from './cookies.ts';
import type { App } from './create-app.ts';
import { sendPage } from './send-page.tsx';
import { signedIn } from './signed-in.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Only within ten minutes of a proof of who they are; whoever proved it earlier is asked again. */
    proof?: 'fresh';
  }
}

/** The fields that carry the proof along with the form that waits for it. */
export const PASSWORD_FIELD = 'confirm_password';
export const CODE_FIELD = 'confirm_code';

/** Where one goes on from the question, and back to. */
const roomOf = ({ url }: Pick<FastifyRequest, 'url'>): '/account' | '/console' =>
  /^\/account(?:[/?]|$)/.test(url) ? '/account' : '/console';

/**
 * Before what may do harm: a page is shown after a question, and a form waits inside the question until it is answered,
 * so that nothing has to be typed twice but passwords and codes.
 */
export function askForFreshProof(app: App, ctx: AppContext): void {
  const ask = async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.routeOptions.config.proof !== 'fresh') return undefined;
    const session = request.state.principal?.session;
    if (session && (await isFreshlyProved(ctx, session))) return undefined;
    if (request.method === 'POST') return questionForm(ctx, request, reply);
    return sendToQuestion(request, reply);
  };
  app.addHook('preHandler', gate(ask));
}

const sendToQuestion = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.redirect(`${roomOf(request)}/confirm?return_to=${encodeURIComponent(request.url)}`, 303);

/** Lets a form pass that brings the right proof along; asks for it otherwise. */
async function questionForm(ctx: AppContext, request: FastifyRequest, reply: FastifyReply) {
  const { [PASSWORD_FIELD]: password, [CODE_FIELD]: code, username: _shown, ...form } = fieldsOf(request.body);
  const refusal = password === undefined ? undefined : await confirm(ctx, request, reply, { password, code });
  if (password !== undefined && refusal === undefined) return undefined;
  // What no page may repeat is typed once more.
  if ('password' in form || 'code' in form) return sendToQuestion(request, reply);
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
  const { person } = signedIn(request);
  const way = await wayOf(ctx, person.id);
  const { organization } = request;
  return sendPage(
    reply,
    <ConfirmPage organization={organization} person={person} way={way} back={roomOf(request)} {...question} />,
    question.refusal ? statusOf[question.refusal] : question.status,
  );
}

/** The strongest that the person has. A recovery code is for coming in, not for going further. */
async function wayOf(ctx: AppContext, personId: string) {
  if (!(await hasPassword(ctx, personId))) return 'none';
  return (await hasSecondFactor(ctx, personId)) ? 'password_and_code' : 'password';
}

const statusOf: Readonly<Record<SignInRefusal, number>> = {
  not_accepted: 422,
  deactivated: 422,
  too_many: 429,
  busy: 429,
};

interface Answer {
  readonly password: string;
  readonly code: string | undefined;
}

/** Proves the person of the session again, under the limits of signing in. The session goes on under a new secret. */
export async function confirm(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { password, code = '' }: Answer,
): Promise<SignInRefusal | undefined> {
  const { session, person } = signedIn(request);
  const { address } = request.state.arrival;
  const { email: identifier, organizationId } = person;
  const proved = await signInByPassword(ctx, { organizationId, identifier, password, address });
  if (!proved.ok) return proved.reason;
  if (proved.value.person.id !== person.id) return 'not_accepted';
  const { proof } = proved.value;
  const { organization } = request;
  const outcome = await ctx.unitOfWork(async (tx) => {
    const inside = { ...tx, now: ctx.now, sealer: ctx.sealer };
    if (!(await holdPassword(tx, person.id, proof))) return refuse('not_accepted');
    const proofs = [proof.evidence];
    if (await hasSecondFactor(tx, person.id)) {
      const typed = { factor: 'totp', code, place: session.id, address } as const;
      const second = await proveSecondFactor(inside, { person, organization, ...typed });
      if (!second.ok) return second;
      proofs.push(second.value);
    }
    return { ok: true as const, ...(await reconfirmSession(inside, session, proofs)) };
  });
  if (!outcome.ok) return outcome.reason === 'wrong' ? 'not_accepted' : outcome.reason;
  reply.header('set-cookie', setCookie(SESSION, outcome.token));
  return undefined;
}

function fieldsOf(body: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(body ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries);
}
