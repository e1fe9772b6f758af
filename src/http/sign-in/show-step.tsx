import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FactorName } from '../../factors/assurance.ts';
import { findFactor } from '../../factors/index.ts';
import { DAY, MINUTE, type Millis, SECOND } from '../../kit/clock.ts';
import type { Standing } from '../../signin/flow/read-flow.ts';
import type { AppContext } from '../app-context.ts';
import { sendPage } from '../send-page.tsx';
import type { FactorPage } from './factor-page.ts';
import { pageOf } from './factor-pages.ts';
import { startOf } from './flow-here.ts';
import { BeginAgainPage, StepPage, type StepProblem, statusOf, type WayOn } from './step.page.tsx';

/** To whichever step comes next. */
export const CONTINUE = '/sign-in/continue';

export const NEW_PASSWORD = '/sign-in/new-password';

export const urlOf = (page: FactorPage): string => `/sign-in/${page.path}`;

/** The pages of what may be proved now, the strongest first. */
export const offeredOf = ({ step }: Standing): readonly FactorPage[] =>
  step.step === 'prove' ? step.factors.flatMap((factor) => pageOf(factor) ?? []) : [];

/** The strongest; but nobody is asked first for what few have, while it must not show who has it. */
export function preferredOf(standing: Standing): FactorPage | undefined {
  const offered = offeredOf(standing);
  const isBlind = standing.flow.evidence.length === 0 && standing.flow.kind === 'sign_in';
  return (isBlind ? offered.find(({ factor }) => factor === 'password') : undefined) ?? offered[0];
}

/** Where the browser goes on. */
export function addressOf(request: FastifyRequest, standing: Standing): string {
  const preferred = preferredOf(standing);
  if (preferred) return urlOf(preferred);
  if (standing.step.step === 'identify') return startOf(request, standing);
  if (standing.step.step === 'enrol') return '/sign-in/set-up';
  if (standing.step.step === 'choose_password')
    return standing.flow.kind === 'recovery' ? '/sign-in/recover/new-password' : NEW_PASSWORD;
  return '/sign-in/stopped';
}

/**
 * Sends what the step begins with, if anything: after a POST only. Before the first proof nobody is told that no message
 * left, which would say who has an account and a phone.
 */
export async function challenge(
  ctx: AppContext,
  { attempt, flow }: Standing,
  factor: FactorName,
): Promise<StepProblem | undefined> {
  const sent = await findFactor(factor)?.challenge?.(ctx, attempt);
  if (!sent || sent.ok) return undefined;
  if (factor === 'sms_code' && flow.evidence.length === 0 && flow.kind !== 'step_up') return undefined;
  return sent.reason === 'too_many' ? 'sent_too_often' : 'not_sent';
}

/** To the page of the next step, which can be loaded again without anything being sent twice. */
export async function goToStep(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  standing: Standing,
): Promise<FastifyReply> {
  const preferred = preferredOf(standing);
  const problem = preferred && (await challenge(ctx, standing, preferred.factor));
  return reply.redirect(`${addressOf(request, standing)}${problem ? `?problem=${problem}` : ''}`, 303);
}

export interface Shown {
  readonly standing: Standing;
  readonly page: FactorPage;
  readonly problem?: StepProblem | undefined;
  /** Until the next try, and what the browser may work at in place of it. */
  readonly wait?: Millis | undefined;
  readonly challenge?: string | undefined;
  /** A form that waits for a step-up, and where it is sent. */
  readonly waiting?: { readonly action: string; readonly form: string } | undefined;
}

export async function showStep(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, step: Shown) {
  const { standing, page, problem, wait = MINUTE / 2, waiting } = step;
  const status = problem ? statusOf[problem] : waiting ? 403 : 200;
  if (status === 429 && problem !== 'suspended') reply.header('retry-after', String(Math.ceil(wait / SECOND)));
  const props = {
    standing,
    page,
    shown: await page.show(ctx, standing.attempt),
    action: waiting?.action ?? urlOf(page),
    hidden: waiting && { waiting_form: waiting.form, with: page.factor },
    others: offeredOf(standing).flatMap((other) => (other === page ? [] : [wayOn(other, waiting)])),
    start: startOf(request, standing),
    rememberDays: rememberDays(standing, page),
    problem,
    wait,
    challenge: step.challenge,
  };
  return sendPage(reply, <StepPage {...props} />, status);
}

function wayOn(page: FactorPage, waiting: Shown['waiting']): WayOn {
  if (waiting)
    return { page, method: 'post', href: waiting.action, hidden: { waiting_form: waiting.form, another: page.factor } };
  return findFactor(page.factor)?.challenge
    ? { page, method: 'post', href: `${urlOf(page)}/challenge` }
    : { page, method: 'get', href: urlOf(page) };
}

/** Where nothing but their own choice asks for the second step, people may have it skipped in this browser. */
export function rememberDays({ flow, policy }: Standing, { factor }: FactorPage): number {
  const isSecond = flow.kind === 'sign_in' && flow.evidence.length > 0 && factor !== 'recovery_code';
  const isTheirs = policy.requiredAal === 1 && !policy.phishingResistantOnly;
  return isSecond && isTheirs ? Math.floor(policy.rememberDevicesFor / DAY) : 0;
}

export const sendBeginAgain = (request: FastifyRequest, reply: FastifyReply, standing?: Standing): FastifyReply =>
  sendPage(
    reply,
    <BeginAgainPage
      organization={standing?.attempt.organization ?? request.state.portal?.organization}
      start={startOf(request, standing)}
    />,
    410,
  );
