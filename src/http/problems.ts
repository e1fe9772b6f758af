import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';

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
export const notConfirmed: ProblemDetails = {
  code: 'not-confirmed',
  title: 'Confirm that it is you first',
  status: 403,
  detail:
    'A session may do this within 10 minutes of a password, and of the second factor of who has one. Confirm at /console/confirm, or use an API token.',
};
export const notFound: ProblemDetails = { code: 'not-found', title: 'There is nothing here', status: 404 };
