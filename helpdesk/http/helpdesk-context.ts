import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CallerClient } from '../../sdk/node/callers.ts';
import type { SallyportClient, Visitor } from '../../sdk/node/client.ts';
import type { Desk } from '../tickets/desk.ts';

/** What the rooms of the helpdesk work with. */
export interface HelpdeskContext extends Desk {
  readonly client: SallyportClient & CallerClient;
  /** Whose request it is, whatever proxies are in front of this process. */
  readonly readVisitor: (request: FastifyRequest) => Visitor;
}

export const roomsOf = (app: FastifyInstance) => app.withTypeProvider<TypeBoxTypeProvider>();

export type Rooms = ReturnType<typeof roomsOf>;

/** Every room looks after its own guests, see `receiveGuests`: to Sallyport’s guard it is open to anyone. */
export const config = { access: 'anyone' } as const;

/** A text of the longest length, each character escaped, fits. */
export const formLimit = { bodyLimit: 256 * 1024 } as const;
