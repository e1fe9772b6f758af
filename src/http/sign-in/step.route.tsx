import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { findFactor } from '../../factors/index.ts';
import { readSentTo } from '../../factors/out-of-band.ts';
import type { Standing } from '../../signin/flow/read-flow.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendPage } from '../send-page.tsx';
import { answerStep } from './answer-step.tsx';
import type { FactorPage } from './factor-page.ts';
import { factorPages } from './factor-pages.ts';
import { findFlowHere, startOf } from './flow-here.ts';
import {
  addressOf,
  CONTINUE,
  challenge,
  offeredOf,
  preferredOf,
  sendBeginAgain,
  showStep,
  urlOf,
} from './show-step.tsx';
import { type StepProblem, StoppedPage } from './step.page.tsx';

const config = { access: 'anyone' } as const;
const Query = Type.Object({ problem: Type.Optional(Type.String()) });
const notices: readonly string[] = ['not_sent', 'sent_too_often'] satisfies readonly StepProblem[];

/** The steps of a flow that this browser holds. The cookie says whose it is, and the flow what comes next: nothing else does. */
export function stepRoutes(app: App, ctx: AppContext): void {
  for (const page of factorPages) addStep(app, ctx, page);
  app.get(CONTINUE, { config }, async (request, reply) => {
    const standing = await findFlowHere(ctx, request);
    const problem = standing && (await isUnsent(ctx, standing)) ? '?problem=not_sent' : '';
    return reply.redirect(`${backTo(request, standing)}${problem}`);
  });
  app.get('/sign-in/stopped', { config }, async (request, reply) => {
    const standing = await findFlowHere(ctx, request);
    if (standing?.step.step !== 'stop') return reply.redirect(backTo(request, standing));
    const { organization } = standing.attempt;
    return sendPage(reply, <StoppedPage organization={organization} start={startOf(request, standing)} />);
  });
}

function addStep(app: App, ctx: AppContext, page: FactorPage) {
  const url = urlOf(page);
  const isAsked = (standing: Standing | undefined): standing is Standing =>
    standing !== undefined && offeredOf(standing).includes(page);

  app.get(url, { config, schema: { querystring: Query } }, async (request, reply) => {
    const standing = await findFlowHere(ctx, request);
    if (!isAsked(standing)) return reply.redirect(backTo(request, standing));
    const problem = notices.find((notice) => notice === request.query.problem) as StepProblem | undefined;
    return showStep(ctx, request, reply, { standing, page, problem });
  });

  app.post(url, { config, schema: { body: formOf(page) } }, async (request, reply) => {
    const standing = await findFlowHere(ctx, request);
    if (!isAsked(standing)) return sendBeginAgain(request, reply, standing);
    return answerStep(ctx, request, reply, { standing, page, form: request.body });
  });

  if (!findFactor(page.factor)?.challenge) return;
  app.post(`${url}/challenge`, { config }, async (request, reply) => {
    const standing = await findFlowHere(ctx, request);
    if (!isAsked(standing)) return sendBeginAgain(request, reply, standing);
    const problem = await challenge(ctx, standing, page.factor);
    return reply.redirect(problem ? `${url}?problem=${problem}` : url, 303);
  });
}

/** Who comes from elsewhere has pressed nothing that would have sent a code. */
async function isUnsent(ctx: AppContext, standing: Standing): Promise<boolean> {
  const factor = preferredOf(standing)?.factor;
  if (standing.flow.evidence.length === 0 || (factor !== 'email_code' && factor !== 'sms_code')) return false;
  return (await readSentTo(ctx, { place: standing.attempt.place, factor })) === undefined;
}

const backTo = (request: FastifyRequest, standing: Standing | undefined): string =>
  standing ? addressOf(request, standing) : startOf(request);

const formOf = ({ fields }: FactorPage) =>
  Type.Object({
    remember: Type.Optional(Type.String({ maxLength: 10 })),
    solution: Type.Optional(Type.String({ maxLength: 4096 })),
    ...Object.fromEntries(Object.entries(fields).map(([name, maxLength]) => [name, Type.String({ maxLength })])),
  });
