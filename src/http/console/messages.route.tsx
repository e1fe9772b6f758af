import { Type } from 'typebox';
import { readPolicyOfStrangers } from '../../signin/policy/read-policy.ts';
import { listSms, readSms } from '../../sms/list-sms.ts';
import { readStops, resumeSms } from '../../sms/read-stops.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { sendNothingHere } from '../refusal-pages.tsx';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { MESSAGES, messageListPage, messagePage } from './messages.page.tsx';

const Query = Type.Object({ before: Type.Optional(Type.String({ maxLength: 60 })) });
const params = Type.Object({ id: Type.String() });
const config = { access: 'administrator' as const };
const PAGE = 50;

/** Setup → Messages: whether codes leave for phones, what the breaker stops, and the built-in sink without a gateway. */
export function messageRoutes(app: App, ctx: AppContext): void {
  const { smsGateway: gateway } = ctx;
  app.get(MESSAGES, { config, schema: { querystring: Query } }, async (request, reply) => {
    const { before } = request.query;
    const { id } = request.organization;
    const { messages, next } = await listSms(ctx, id, { before, limit: PAGE });
    const stops = await readStops(ctx, id);
    const { factors, smsCountries } = await readPolicyOfStrangers(ctx, id);
    const isOn = factors.includes('sms_code') && smsCountries.length > 0;
    const shown = { gateway, stops, messages, next, isFirst: !before, isOn, now: new Date(ctx.now()) };
    return sendRoom(ctx, request, reply, messageListPage(shown));
  });

  // In the sink its text is shown: it holds a code by which somebody else comes in.
  app.get(`${MESSAGES}/:id`, { config: { ...config, proof: 'fresh' }, schema: { params } }, async (request, reply) => {
    const message = await readSms(ctx, request.organization.id, request.params.id);
    if (!message) return sendNothingHere(request, reply);
    return sendRoom(ctx, request, reply, messagePage({ message, hasGateway: gateway !== undefined }));
  });

  app.post(`${MESSAGES}/resume`, { config: { ...config, proof: 'fresh' } }, async (request, reply) => {
    await ctx.unitOfWork((tx) => resumeSms(tx, request.organization.id, administratorOf(request).id));
    return reply.redirect(MESSAGES, 303);
  });
}
