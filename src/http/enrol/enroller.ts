import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Organization } from '../../directory/organization.ts';
import type { Person } from '../../directory/person.ts';
import type { Evidence, FactorName } from '../../factors/assurance.ts';
import type { Notice } from '../../signin/notices/tell-owner.ts';
import type { Access } from '../access.ts';
import type { Inside } from '../sign-in/inside.ts';

export interface Enrolled {
  /** What setting it up has proved. */
  readonly evidence: Evidence;
  /** What the owner is mailed. */
  readonly notice: Notice;
}

/** Somebody who sets up a way to prove: in their account, or because their sign-in asks for it. */
export interface Enroller {
  readonly organization: Organization;
  readonly person: Person;
  /** What a set-up under way is bound to: the id of a session, or the digest of a flow's secret. */
  readonly place: string;
  /** What the step of a sign-in offers; null in the account: whatever the policy allows. */
  readonly offered: readonly FactorName[] | null;
  /** Where somebody goes who leaves it. */
  readonly cancel: string;
  /**
   * Adds what was proved to the session or the sign-in, in the unit of work that enrolled; makes recovery codes for who has
   * none, and mails the owner. Answers what to send once that unit is durable: recovery codes, once, or the way on.
   */
  readonly finish: (
    tx: Inside,
    enrolled: Enrolled,
  ) => Promise<(reply: FastifyReply) => FastifyReply | Promise<FastifyReply>>;
}

/**
 * One of the two addresses of a page that sets something up. Its routes are declared once for each:
 *
 *     for (const room of enrolRooms(ctx)) {
 *       app.get(`${room.base}/phone`, { config: room.config }, async (request, reply) => {
 *         const enroller = await room.find(request);
 *         return enroller ? sendPage(reply, <PhonePage … />) : room.sendAway(request, reply);
 *       });
 *     }
 */
export interface EnrolRoom {
  readonly base: '/account' | '/sign-in/set-up';
  readonly config: { readonly access: Access; readonly proof?: 'fresh' };
  /** Undefined for who is not, or no longer, to set anything up here. */
  readonly find: (request: FastifyRequest) => Promise<Enroller | undefined>;
  /** What whoever was not found is told. */
  readonly sendAway: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
}
