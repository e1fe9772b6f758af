import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Person } from '../../directory/person.ts';
import { readNames } from '../../directory/read-names.ts';
import { type IdentityCheck, identityChecks, stateOf } from '../../signin/assisted-recovery/assisted-recovery.ts';
import { beginAssistedRecovery } from '../../signin/assisted-recovery/begin-assisted-recovery.ts';
import { sendAssistedLink } from '../../signin/assisted-recovery/send-assisted-link.ts';
import {
  approveRecovery,
  readAssistedRecovery,
  stopRecovery,
} from '../../signin/assisted-recovery/steer-assisted-recovery.ts';
import type { AppContext } from '../app-context.ts';
import type { App } from '../create-app.ts';
import { portalOrigin } from '../portal-origin.ts';
import { administratorOf, sendRoom } from './console-screen.tsx';
import { type RecoverySheet, recoveryPage } from './recovery.page.tsx';
import { takePerson } from './take-person.ts';

const config = { access: 'administrator', proof: 'fresh' } as const;
const params = Type.Object({ id: Type.String() });
const Tick = Type.Optional(Type.String());
const Form = Type.Object({
  called_back: Tick,
  seen: Tick,
  vouched: Tick,
  told_facts: Tick,
  note: Type.Optional(Type.String({ maxLength: 500 })),
});

/** The guided way back in for somebody else: what was checked, a day to object, then link and code by two ways. */
export function recoveryRoutes(app: App, ctx: AppContext): void {
  const url = '/console/people/:id/recovery';
  app.get(url, { config, schema: { params } }, async (request, reply) => {
    const person = await takePerson(ctx, request, reply);
    return person ? show(ctx, request, reply, { person }) : reply;
  });

  app.post(url, { config, schema: { params, body: Form } }, async (request, reply) => {
    const person = await takePerson(ctx, request, reply);
    if (!person) return reply;
    const { organization, body } = request;
    const { note = '', ...ticks } = body;
    const checks = (Object.keys(identityChecks) as IdentityCheck[]).filter((check) => ticks[check] !== undefined);
    const about = { organization, person, administrator: administratorOf(request), checks, note };
    const begun = await ctx.unitOfWork((tx) =>
      beginAssistedRecovery(
        { ...tx, now: ctx.now, sealer: ctx.sealer },
        { ...about, origin: portalOrigin(ctx, organization) },
      ),
    );
    if (begun.ok) return reply.redirect(pathOf(person), 303);
    return show(ctx, request, reply, { person, refusal: begun.reason, form: { checks, note } });
  });
  steeringRoutes(app, ctx, url);
}

function steeringRoutes(app: App, ctx: AppContext, url: string) {
  app.post(`${url}/approve`, { config, schema: { params } }, async (request, reply) => {
    const found = await findCurrent(ctx, request, reply);
    if (!found) return reply;
    const actor = administratorOf(request).id;
    await ctx.unitOfWork((tx) => approveRecovery({ ...tx, now: ctx.now }, found.recovery, actor));
    return reply.redirect(pathOf(found.person), 303);
  });

  app.post(`${url}/cancel`, { config, schema: { params } }, async (request, reply) => {
    const found = await findCurrent(ctx, request, reply);
    if (!found) return reply;
    const end = { outcome: 'cancelled', actor: administratorOf(request).id } as const;
    await ctx.unitOfWork((tx) => stopRecovery({ ...tx, now: ctx.now }, found.recovery, end));
    return reply.redirect(`/console/people/${found.person.id}?done=recovery-cancelled`, 303);
  });

  app.post(`${url}/send`, { config, schema: { params } }, async (request, reply) => {
    const found = await findCurrent(ctx, request, reply);
    if (!found) return reply;
    const { organization } = request;
    const administrator = administratorOf(request);
    if (found.person.id === administrator.id) return show(ctx, request, reply, { ...found, refusal: 'own_account' });
    const sending = { ...found, organization, administrator, origin: portalOrigin(ctx, organization) };
    const sent = await ctx.unitOfWork((tx) => sendAssistedLink({ ...tx, now: ctx.now, sealer: ctx.sealer }, sending));
    const { person } = found;
    return show(ctx, request, reply, sent.ok ? { person, code: sent.value } : { person, refusal: sent.reason });
  });
}

const pathOf = ({ id }: Person): string => `/console/people/${id}/recovery`;

/** Undefined when the answer has been sent. */
async function findCurrent(ctx: AppContext, request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply) {
  const person = await takePerson(ctx, request, reply);
  if (!person) return undefined;
  const recovery = await readAssistedRecovery(ctx, person);
  if (recovery?.endedAt === null) return { person, recovery };
  reply.redirect(pathOf(person), 303);
  return undefined;
}

type Shown = Pick<RecoverySheet, 'person' | 'code' | 'form' | 'refusal'>;

async function show(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const { person } = shown;
  const newest = await readAssistedRecovery(ctx, person);
  const state = newest && stateOf(newest, ctx.now());
  const isUnderWay = newest !== undefined && newest.outcome === null && state !== 'expired';
  const me = administratorOf(request).id;
  const ids = isUnderWay ? [newest.begunBy, newest.approvedBy ?? ''] : [];
  const page = recoveryPage({
    ...shown,
    ...(shown.refusal === undefined && person.id === me && { refusal: 'own_account' as const }),
    current: isUnderWay && state ? { recovery: newest, state } : undefined,
    names: await readNames(ctx, request.organization.id, ids),
    mayApprove: newest?.begunBy !== me && person.id !== me ? 'yes' : 'no',
  });
  return sendRoom(ctx, request, reply, page);
}
