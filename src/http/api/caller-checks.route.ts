import { Type } from 'typebox';
import { Caller, CallerCheck, CallerMethod } from '../../protocols/application/caller.ts';
import { answerCheck, beginCheck, cancelCheck, describeCaller } from '../../protocols/application/check-caller.ts';
import type { BeginRefusal } from '../../signin/caller-check/begin-caller-check.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { notFound, Problem, type ProblemDetails, sendProblem } from '../problems.ts';

const Id = Type.String({ maxLength: 60 });
const Organization = Type.String({ maxLength: 60, description: 'Id of the organization, as `/api/v1/me` has it.' });
const Subject = Type.String({ minLength: 1, maxLength: 200, description: 'What the call is about, e.g. `ticket:17`.' });
const Representative = Type.String({ maxLength: 60, description: 'Id of whoever is on the phone with the caller.' });
const config = { access: 'caller:check' as const };

/** For an application whose representatives are called: whether a caller is who they say. */
export function callerCheckRoutes(app: App, ctx: AppContext): void {
  addCaller(app, ctx);
  addBeginning(app, ctx);
  addAnswers(app, ctx);
}

function addCaller(app: App, ctx: AppContext) {
  const params = Type.Object({ person: Id });
  const querystring = Type.Object({ organization: Organization, subject: Subject });
  const summary = 'How a caller may be checked, and what came of it so far.';
  const schema = { summary, params, querystring, response: { 200: Caller, '4xx': Problem } };
  app.get('/api/v1/callers/:person', { config, schema }, async ({ organization, query, params }, reply) => {
    if (query.organization !== organization.id) return sendProblem(reply, notFound);
    return (await describeCaller(ctx, { ...query, ...params })) ?? sendProblem(reply, notFound);
  });
}

const beginProblems: Readonly<Record<BeginRefusal, ProblemDetails>> = {
  not_available: { code: 'not-available', title: 'This caller cannot be checked in this way', status: 422 },
  under_way: { code: 'under-way', title: 'This caller is being checked already', status: 409 },
  too_many: { code: 'too-many', title: 'Too many checks within an hour', status: 429 },
};

function addBeginning(app: App, ctx: AppContext) {
  const body = Type.Object({
    organization: Organization,
    person: Id,
    representative: Representative,
    subject: Subject,
    method: CallerMethod,
  });
  const summary = 'Begin to check a caller.';
  const schema = { summary, body, response: { 201: CallerCheck, '4xx': Problem } };
  app.post('/api/v1/caller-checks', { config, schema }, async ({ organization, body }, reply) => {
    if (body.organization !== organization.id) return sendProblem(reply, notFound);
    const begun = await beginCheck(ctx, body);
    if (begun.ok) return reply.code(201).send(begun.value);
    return sendProblem(reply, begun.reason === 'not_found' ? notFound : beginProblems[begun.reason]);
  });
}

const Result = Type.Object({ result: Type.Enum(['matched', 'wrong', 'over', 'busy']) });

function addAnswers(app: App, ctx: AppContext) {
  const params = Type.Object({ check: Id });
  const own = { organization: Organization, representative: Representative };
  const answers = Type.Array(Type.String({ maxLength: 1000 }), {
    maxItems: 2,
    description: 'What the caller says: a code, or the answers in the order of the questions.',
  });
  const url = '/api/v1/caller-checks/:check';
  const answering = { summary: 'What the caller says.', params, body: Type.Object({ ...own, answers }) };
  const answered = { ...answering, response: { 200: Result, '4xx': Problem } };
  app.post(`${url}/answers`, { config, schema: answered }, async ({ organization, body, params }, reply) => {
    if (body.organization !== organization.id) return sendProblem(reply, notFound);
    const result = await answerCheck(ctx, { ...body, ...params });
    if (!result) return sendProblem(reply, notFound);
    return { result: result.ok ? ('matched' as const) : result.reason };
  });

  const ending = { summary: 'Give a check up.', params, body: Type.Object(own) };
  const ended = { ...ending, response: { 200: Type.Object({}), '4xx': Problem } };
  app.post(`${url}/cancellation`, { config, schema: ended }, async ({ organization, body, params }, reply) => {
    if (body.organization !== organization.id) return sendProblem(reply, notFound);
    return (await cancelCheck(ctx, { ...body, ...params })) ? {} : sendProblem(reply, notFound);
  });
}
