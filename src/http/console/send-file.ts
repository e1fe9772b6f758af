import type { FastifyReply } from 'fastify';

/** Something to keep. @param name one of ours: it is written into a header as it is */
export const sendFile = (reply: FastifyReply, name: string, text: string): FastifyReply =>
  reply.type('text/plain; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`).send(text);
