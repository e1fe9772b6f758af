import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Me, SallyportError } from '../../sdk/node/client.ts';
import { type Clock, SECOND } from '../../src/kit/clock.ts';
import type { Engine } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createUnitOfWork } from '../../src/store/unit-of-work.ts';
import { runDeliveries } from '../events/deliver-events.ts';
import { keepEvents } from '../events/keep-events.ts';
import { migrations } from '../store/migrations/index.ts';
import type { HelpdeskTables } from '../store/tables.ts';
import { config, type HelpdeskContext, type Rooms, roomsOf } from './helpdesk-context.ts';
import { portalHome } from './portal-home.route.tsx';
import { portalTicket } from './portal-ticket.route.tsx';
import { portalTickets } from './portal-tickets.route.tsx';
import { receiveGuests } from './receive-guests.tsx';
import { secureHeaders } from './secure-headers.ts';
import { sendNothingHere, sendPage } from './send-page.tsx';
import { FaultPage, KeepTextPage, UnreadablePage } from './stray.page.tsx';
import { typedFields } from './typed-fields.ts';
import { workspaceCaller } from './workspace-caller.route.ts';
import { workspaceQueue } from './workspace-queue.route.tsx';
import { workspaceTicket } from './workspace-ticket.route.tsx';

export interface HelpdeskParts extends Clock, Pick<HelpdeskContext, 'client' | 'readVisitor'> {
  /** Opened and closed by whoever starts the server. */
  readonly engine: Engine<HelpdeskTables>;
}

/** The rooms of the helpdesk as a plugin: for Sallyport's own server, or for one of its own. */
export function createHelpdesk({ client, engine, now, readVisitor }: HelpdeskParts) {
  return async (app: FastifyInstance): Promise<void> => {
    await migrate(engine, 'helpdesk', migrations);
    const unitOfWork = createUnitOfWork(engine, keepEvents({ now }));
    const ctx: HelpdeskContext = { client, db: engine.reader, unitOfWork, now, readVisitor };
    const onFault = (fault: unknown) => app.log.warn({ err: fault }, 'events wait until Sallyport takes them');
    const deliveries = runDeliveries(ctx, { every: SECOND, onFault });
    app.addHook('onClose', deliveries.stop);

    app.decorateRequest('guest');
    app.setErrorHandler(answerFault);
    secureHeaders(app);
    addWing(app, ctx, { kind: 'customer', path: '/portal', rooms: [portalHome, portalTickets, portalTicket] });
    addWing(app, ctx, {
      kind: 'representative',
      path: '/workspace',
      rooms: [workspaceQueue, workspaceTicket, workspaceCaller],
    });
  };
}

interface Wing {
  readonly kind: Me['kind'];
  readonly path: '/portal' | '/workspace';
  readonly rooms: readonly ((rooms: Rooms, ctx: HelpdeskContext) => void)[];
}

function addWing(app: FastifyInstance, ctx: HelpdeskContext, { kind, path, rooms }: Wing) {
  app.register((scope, _options, done) => {
    const wing = roomsOf(scope);
    receiveGuests(wing, ctx, kind);
    for (const addRoom of rooms) addRoom(wing, ctx);
    // Whatever else is asked for here: first who asks, then that there is nothing.
    wing.get(`${path}/*`, { config }, sendNothingHere);
    done();
  });
}

function answerFault(fault: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = fault.statusCode ?? 500;
  if (status < 500) return sendPage(reply, <UnreadablePage />, status);
  request.log.error({ err: fault, requestId: request.id }, 'request failed');
  const fields = typedFields(request);
  const page = fields ? <KeepTextPage action={request.url} fields={fields} /> : <FaultPage reference={request.id} />;
  return sendPage(reply, page, fault instanceof SallyportError ? 503 : 500);
}
