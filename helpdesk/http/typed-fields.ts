import type { FastifyRequest } from 'fastify';

/** The fields of a form that somebody has written a text into; undefined when there is nothing to lose. */
export function typedFields({ body }: Pick<FastifyRequest, 'body'>): Readonly<Record<string, string>> | undefined {
  const fields = Object.entries(body ?? {}).filter((field): field is [string, string] => typeof field[1] === 'string');
  const hasText = fields.some(([name, value]) => name === 'text' && value.trim() !== '');
  return hasText ? Object.fromEntries(fields) : undefined;
}
