import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../../directory/person.ts';
import { readPerson } from '../../directory/read-person.ts';
import type { AppContext } from '../app-context.ts';
import { sendNothingHere } from '../refusal-pages.tsx';

type AboutPerson = FastifyRequest<{ Params: { id: string } }>;

/** The person that a request is about, of the organization it is in. Undefined when there is none and the answer has been sent. */
export async function takePerson(
  ctx: AppContext,
  request: AboutPerson,
  reply: FastifyReply,
): Promise<Person | undefined> {
  const person = await readPerson(ctx, request.organization.id, request.params.id);
  if (!person) sendNothingHere(request, reply);
  return person;
}
