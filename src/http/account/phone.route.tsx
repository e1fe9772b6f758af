import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import {
  beginPhone,
  checkPhone,
  type PhoneAttempt,
  readPhoneUnderWay,
  resendPhoneCode,
} from '../../factors/sms-code/enrol-number.ts';
import { readPolicyOf } from '../../signin/policy/read-policy.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { enrolRooms } from '../enrol/enrol-rooms.tsx';
import type { Enroller, EnrolRoom } from '../enrol/enroller.ts';
import { languageOf } from '../language.ts';
import { sendPage } from '../send-page.tsx';
import { PhonePage, type PhoneProblem } from './phone.page.tsx';

const Query = Type.Object({ change: Type.Optional(Type.Literal('1')) });
const NumberForm = Type.Object({ number: Type.String({ maxLength: 40 }) });
const CodeForm = Type.Object({ code: Type.String({ maxLength: 60 }) });
const path = '/phone';

/** Setting up the number that codes go to: nothing is registered before its first code was right. */
export function phoneRoutes(app: App, ctx: AppContext): void {
  for (const room of enrolRooms(ctx)) setUpRoutes(app, ctx, room);
}

interface Caller {
  readonly enroller: Enroller;
  readonly attempt: PhoneAttempt;
  readonly url: string;
}

function setUpRoutes(app: App, ctx: AppContext, room: EnrolRoom) {
  const { config, base } = room;
  const url = `${base}${path}`;

  app.get(url, { config, schema: { querystring: Query } }, async (request, reply) => {
    const caller = await findCaller(ctx, request, room);
    if (!caller) return room.sendAway(request, reply);
    const sentTo = request.query.change === undefined ? await readPhoneUnderWay(ctx, caller.attempt) : undefined;
    return show(reply, { ...caller, sentTo });
  });

  app.post(url, { config, schema: { body: NumberForm } }, async (request, reply) => {
    const caller = await findCaller(ctx, request, room);
    if (!caller) return room.sendAway(request, reply);
    const { number } = request.body;
    const begun = await ctx.unitOfWork((tx) =>
      beginPhone({ ...tx, now: ctx.now, sealer: ctx.sealer }, caller.attempt, number),
    );
    if (begun.ok) return reply.redirect(url, 303);
    return show(reply, { ...caller, sentTo: undefined, number, problem: begun.reason });
  });

  app.post(`${url}/resend`, { config }, async (request, reply) => {
    const caller = await findCaller(ctx, request, room);
    if (!caller) return room.sendAway(request, reply);
    const sent = await ctx.unitOfWork((tx) =>
      resendPhoneCode({ ...tx, now: ctx.now, sealer: ctx.sealer }, caller.attempt),
    );
    if (sent.ok) return reply.redirect(url, 303);
    return show(reply, {
      ...caller,
      sentTo: await readPhoneUnderWay(ctx, caller.attempt),
      problem: sent.reason,
    });
  });

  app.post(`${url}/confirm`, { config, schema: { body: CodeForm } }, async (request, reply) => {
    const caller = await findCaller(ctx, request, room);
    if (!caller) return room.sendAway(request, reply);
    const outcome = await confirm(ctx, caller, request.body.code);
    if (outcome.ok) return outcome.answer(reply);
    const sentTo = outcome.reason === 'none_waiting' ? undefined : await readPhoneUnderWay(ctx, caller.attempt);
    return show(reply, { ...caller, sentTo, problem: outcome.reason });
  });
}

/** Undefined where nobody is to set up anything, or no codes go to phones by the policy. */
async function findCaller(ctx: AppContext, request: FastifyRequest, room: EnrolRoom): Promise<Caller | undefined> {
  const enroller = await room.find(request);
  if (!enroller || enroller.offered?.includes('sms_code') === false) return undefined;
  const { organization, person, place } = enroller;
  const { factors, smsCountries } = await readPolicyOf(ctx, person);
  if (!factors.includes('sms_code') || smsCountries.length === 0) return undefined;
  const { origin, address } = request.state.arrival;
  const attempt = { organization, person, place, origin, address, language: languageOf(request), smsCountries };
  return { enroller, attempt, url: `${room.base}${path}` };
}

async function confirm(ctx: AppContext, { attempt, enroller }: Caller, code: string) {
  const right = await checkPhone(ctx, attempt, code);
  if (!right.ok) return right;
  return ctx.unitOfWork(async (unit) => {
    const tx = { ...unit, now: ctx.now, sealer: ctx.sealer };
    const evidence = await right.value.register(tx);
    if (!evidence) return { ok: false, reason: 'none_waiting' } as const;
    const answer = await enroller.finish(tx, { evidence, notice: 'authenticator_enrolled' });
    return { ok: true, answer } as const;
  });
}

interface Shown extends Caller {
  readonly sentTo: string | undefined;
  readonly number?: string;
  readonly problem?: PhoneProblem;
}

function show(reply: FastifyReply, { enroller, attempt, ...shown }: Shown): FastifyReply {
  const { organization, cancel } = enroller;
  const { smsCountries: countries = [] } = attempt;
  const status = shown.problem === undefined ? 200 : shown.problem === 'too_many' ? 429 : 422;
  return sendPage(reply, <PhonePage {...shown} {...{ organization, cancel, countries }} />, status);
}
