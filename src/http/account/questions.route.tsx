import { randomInt } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Person } from '../../directory/person.ts';
import { checkAnswers, QUESTIONS } from '../../factors/personal-questions/check-answers.ts';
import { personalQuestionsFactor } from '../../factors/personal-questions/personal-questions.ts';
import { isQuestionId, questionIds } from '../../factors/personal-questions/questions.ts';
import { randomAnswer } from '../../factors/personal-questions/random-answer.ts';
import { readAskedQuestions, readPersonalQuestions } from '../../factors/personal-questions/read-personal-questions.ts';
import { removePersonalQuestions } from '../../factors/personal-questions/remove-personal-questions.ts';
import { hashAnswers, setPersonalQuestions } from '../../factors/personal-questions/set-personal-questions.ts';
import { tellOwner } from '../../signin/notices/tell-owner.ts';
import { readPolicyOf } from '../../signin/policy/read-policy.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { sendPage } from '../send-page.tsx';
import { signedIn } from '../signed-in.ts';
import { CheckQuestionsPage, type QuestionRow, QuestionsPage, type QuestionsSheet } from './questions.page.tsx';

const Text = Type.String({ maxLength: 1000 });
const Form = Type.Object({
  question_1: Text,
  question_2: Text,
  question_3: Text,
  answer_1: Text,
  answer_2: Text,
  answer_3: Text,
  do: Type.Optional(Type.String()),
});
const Answers = Type.Object({ answer_1: Text, answer_2: Text });

const url = '/account/questions';
const config = { access: 'person', proof: 'fresh' } as const;
const emptyRows: readonly QuestionRow[] = Array.from({ length: QUESTIONS }, () => ({ question: '', answer: '' }));

/** Personal questions of whoever’s policy has them. */
export function questionRoutes(app: App, ctx: AppContext): void {
  app.get(url, { config }, async (request, reply) =>
    (await isOffered(ctx, signedIn(request).person))
      ? sendPage(reply, <QuestionsPage organization={request.organization} rows={emptyRows} state="empty" />)
      : sendNothingHere(request, reply),
  );

  app.post(url, { config, schema: { body: Form } }, async (request, reply) => {
    if (!(await isOffered(ctx, signedIn(request).person))) return sendNothingHere(request, reply);
    const { organization, body } = request;
    const rows = body.do === 'random' ? withRandomAnswers(rowsOf(body)) : judge(request, rowsOf(body));
    if (body.do === 'random') return sendPage(reply, <QuestionsPage {...{ organization, rows }} state="random" />);
    if (rows.some(({ problem }) => problem !== undefined))
      return sendPage(reply, <QuestionsPage {...{ organization, rows }} state="refused" />, 422);
    return (await save(ctx, request, rows))
      ? reply.redirect('/account?done=questions-set', 303)
      : sendPage(reply, <QuestionsPage {...{ organization, rows }} state="busy" />, 429);
  });

  app.post(`${url}/remove`, { config }, async (request, reply) => {
    const { organization } = request;
    const { person } = signedIn(request);
    const owner = { organizationId: person.organizationId, personId: person.id };
    await ctx.unitOfWork(async (unit) => {
      const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
      if (await removePersonalQuestions(tx, owner, person.id))
        await tellOwner(tx, { person, organization }, 'questions_removed');
    });
    return reply.redirect('/account?done=questions-removed', 303);
  });
  checkRoutes(app, ctx);
}

function checkRoutes(app: App, ctx: AppContext) {
  app.get(`${url}/check`, { config }, async (request, reply) =>
    (await isOffered(ctx, signedIn(request).person)) ? showCheck(ctx, request, reply) : sendNothingHere(request, reply),
  );

  app.post(`${url}/check`, { config, schema: { body: Answers } }, async (request, reply) => {
    if (!(await isOffered(ctx, signedIn(request).person))) return sendNothingHere(request, reply);
    const { session, person } = signedIn(request);
    const { organization, state, body } = request;
    const { origin, address } = state.arrival;
    const attempt = { organization, person, place: `check ${session.id}`, origin, address };
    const proof = await personalQuestionsFactor.prove(ctx, attempt, body);
    if (!proof.ok) {
      const problem = proof.reason === 'busy' ? 'busy' : proof.reason === 'wrong' ? 'wrong' : 'noMore';
      return showCheck(ctx, request, reply, problem);
    }
    await ctx.unitOfWork((tx) => proof.value.spend({ ...tx, now: ctx.now, sealer: ctx.sealer }));
    return reply.redirect('/account?done=questions-known', 303);
  });
}

async function isOffered(ctx: AppContext, person: Person): Promise<boolean> {
  const { personalQuestions } = await readPolicyOf(ctx, person);
  return personalQuestions !== 'off';
}

export const readQuestionsSheet = async (ctx: AppContext, person: Person): Promise<QuestionsSheet> =>
  (await isOffered(ctx, person)) ? ((await readPersonalQuestions(ctx, person.id)) ?? 'none') : 'off';

async function showCheck(
  ctx: AppContext,
  request: FastifyRequest,
  reply: FastifyReply,
  problem?: 'wrong' | 'noMore' | 'busy',
) {
  const { organization } = request;
  const { person } = signedIn(request);
  const kept = await readPersonalQuestions(ctx, person.id);
  if (!kept || kept.state === 'disabled') return reply.redirect(url, 303);
  const asked = await readAskedQuestions(ctx, person.id);
  const status = problem === undefined ? 200 : problem === 'busy' ? 429 : 422;
  return sendPage(reply, <CheckQuestionsPage {...{ organization, asked, problem }} />, status);
}

const rowsOf = (body: Static<typeof Form>): readonly QuestionRow[] => [
  { question: body.question_1, answer: body.answer_1 },
  { question: body.question_2, answer: body.answer_2 },
  { question: body.question_3, answer: body.answer_3 },
];

/** Questions that were not chosen are chosen at random, too. */
function withRandomAnswers(rows: readonly QuestionRow[]): readonly QuestionRow[] {
  const chosen = new Set(rows.map(({ question }) => question));
  const rest = questionIds.filter((id) => !chosen.has(id));
  return rows.map(({ question }) => ({
    question: isQuestionId(question) ? question : (rest.splice(randomInt(rest.length), 1)[0] ?? ''),
    answer: randomAnswer(),
  }));
}

function judge(request: FastifyRequest, rows: readonly QuestionRow[]): readonly QuestionRow[] {
  const { email, fullName, loginName, role, profile } = signedIn(request).person;
  const { name, title } = request.organization;
  const context = [email, fullName, loginName ?? '', role ?? '', profile ?? '', name, title];
  const chosen = rows.flatMap(({ question, answer }) => (isQuestionId(question) ? [{ question, answer }] : []));
  const problems = [...checkAnswers(chosen, context)];
  return rows.map((row) => ({ ...row, problem: isQuestionId(row.question) ? problems.shift() : 'no_question' }));
}

/** False when the server is too busy to hash. */
async function save(ctx: AppContext, request: FastifyRequest, rows: readonly QuestionRow[]): Promise<boolean> {
  const { organization } = request;
  const { person } = signedIn(request);
  const owner = { organizationId: person.organizationId, personId: person.id };
  const chosen = rows.flatMap(({ question, answer }) => (isQuestionId(question) ? [{ question, answer }] : []));
  const hashed = await hashAnswers(ctx, person.id, chosen);
  if (!hashed.ok) return false;
  await ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
    await setPersonalQuestions(tx, owner, hashed.value);
    await tellOwner(tx, { person, organization }, 'questions_set');
  });
  return true;
}
