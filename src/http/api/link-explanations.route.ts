import { Type } from 'typebox';
import { explainAttempt } from '../../remote/explain-attempt.ts';
import { explainLink } from '../../remote/explain-link.ts';
import { readAttempt } from '../../remote/read-attempt.ts';
import { LONGEST_PASTED, readPastedLink } from '../../remote/read-pasted-link.ts';
import { showDigests } from '../../remote/show-digests.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { notFound, Problem, type ProblemDetails, sendProblem } from '../problems.ts';
import { takeExplainTurn } from '../take-explain-turn.ts';
import { describeExplanation, ExplanationView } from './explanation-view.ts';
import { actorOf, OrganizationParams } from './organization-params.ts';

const Link = Type.Object(
  {
    link: Type.String({
      minLength: 1,
      maxLength: LONGEST_PASTED,
      description: 'The whole address as the site made it, or its parameters.',
    }),
  },
  { additionalProperties: false },
);

const tooMany: ProblemDetails = { code: 'too-many', title: 'Too many links in a short time', status: 429 };
const nothingKept: ProblemDetails = {
  code: 'nothing-kept',
  title: 'What came was not kept',
  status: 404,
  detail: 'The parameters are kept of links that were refused when they came, unless it was a flood.',
};

/** The link debugger, for programs. */
export function linkExplanationApi(app: App, ctx: AppContext): void {
  explainPasted(app, ctx);
  explainArrived(app, ctx);
  revealDigests(app, ctx);
}

function explainPasted(app: App, ctx: AppContext) {
  const schema = {
    summary: 'Why a signed link is as it is: the mistake named, stage by stage. It opens nothing and is not kept.',
    params: OrganizationParams,
    body: Link,
    response: { 200: ExplanationView, '4xx': Problem },
  };
  app.post('/link-explanations', { config: { access: 'link:explain' }, schema }, async (request, reply) => {
    if (!(await takeExplainTurn(ctx, actorOf(request)))) return sendProblem(reply, tooMany);
    const { raw, host } = readPastedLink(request.body.link);
    const explanation = await explainLink(ctx, request.organization, { raw, host, at: ctx.now() });
    return describeExplanation(explanation);
  });
}

function explainArrived(app: App, ctx: AppContext) {
  const schema = {
    summary: 'Why a link that came was refused.',
    params: Type.Object({ ...OrganizationParams.properties, reference: Type.String({ maxLength: 20 }) }),
    response: { 200: ExplanationView, '4xx': Problem },
  };
  const url = '/attempts/:reference/explanation';
  app.get(url, { config: { access: 'link:explain' }, schema }, async (request, reply) => {
    if (!(await takeExplainTurn(ctx, actorOf(request)))) return sendProblem(reply, tooMany);
    const { reference } = request.params;
    const attempt = await readAttempt(ctx, request.organization.id, reference);
    if (!attempt) return sendProblem(reply, notFound);
    const explanation = await explainAttempt(ctx, attempt);
    return explanation ? describeExplanation(explanation) : sendProblem(reply, nothingKept);
  });
}

const Digests = Type.Object({
  digests: Type.Array(Type.Object({ connection: Type.String(), key: Type.String(), digest: Type.String() })),
});

const refusals: Readonly<Record<'still_usable' | 'no_time', ProblemDetails>> = {
  still_usable: {
    code: 'link-still-usable',
    title: 'This link could still be used',
    status: 409,
    detail: 'The expected digest is shown of links only whose ts is at least 5 minutes old.',
  },
  no_time: { code: 'link-without-time', title: 'The ts of this link is no time', status: 422 },
};

/** With a digest one forges a link, so it takes the permission that makes keys, and is recorded. */
function revealDigests(app: App, ctx: AppContext) {
  const schema = {
    summary:
      'The digest that a link should have had, with each key that is accepted. Only once it is too old to be used.',
    params: OrganizationParams,
    body: Link,
    response: { 200: Digests, '4xx': Problem },
  };
  app.post('/link-digests', { config: { access: 'key:write' }, schema }, async (request, reply) => {
    const actor = actorOf(request);
    if (!(await takeExplainTurn(ctx, actor))) return sendProblem(reply, tooMany);
    const shown = await showDigests(ctx, request.organization, readPastedLink(request.body.link).raw, actor);
    if (!shown.ok) return sendProblem(reply, refusals[shown.reason]);
    return { digests: [...shown.value] };
  });
}
