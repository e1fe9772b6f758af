import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { type Millis, SECOND } from '../kit/clock.ts';

/** RFC 9457. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.Optional(Type.String()),
    reference: Type.Optional(Type.String()),
  },
  { $id: 'Problem', title: 'Problem', description: 'What went wrong, as RFC 9457 writes it.' },
);

export interface ProblemDetails {
  /** The last part of the problem type, e.g. `not-signed-in`. */
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string | undefined;
}

export function sendProblem(reply: FastifyReply, { code, title, status, detail }: ProblemDetails) {
  const body = { type: `urn:sallyport:problem:${code}`, title, status, ...(detail !== undefined && { detail }) };
  return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(body);
}

export const notSignedIn: ProblemDetails = { code: 'not-signed-in', title: 'Sign in first', status: 401 };
export const notAllowed: ProblemDetails = { code: 'not-allowed', title: 'You may not do this', status: 403 };
const notConfirmed: ProblemDetails = {
  code: 'not-confirmed',
  title: 'Confirm that it is you first',
  status: 401,
  detail:
    'A session may do this for a while after a proof of its person. Confirm at /console/confirm, or use an API token.',
};

/** RFC 9470 section 3: which level is asked for, and how old its proofs may be. */
export function sendNotConfirmed(
  reply: FastifyReply,
  { aal, maxAge }: { readonly aal: number; readonly maxAge: Millis },
) {
  const error = `error="insufficient_user_authentication", error_description="${notConfirmed.title}"`;
  const asked = `acr_values="aal${aal}", max_age="${Math.floor(maxAge / SECOND)}"`;
  return sendProblem(reply.header('www-authenticate', `Bearer ${error}, ${asked}`), notConfirmed);
}

export const notFound: ProblemDetails = { code: 'not-found', title: 'There is nothing here', status: 404 };
