import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { readPerson } from '../../../directory/read-person.ts';
import { readMetadata, takeMetadata } from '../../../factors/webauthn/metadata.ts';
import type { AppContext } from '../../app-context.ts';
import type { App } from '../../create-app.ts';
import { administratorOf, sendRoom } from '../console-screen.tsx';
import { METADATA, type MetadataProblem, metadataPage } from './metadata.page.tsx';

/** The list of the FIDO Alliance has some megabytes, and grows. */
const LARGEST_FILE = 48 * 1024 * 1024;
const Query = Type.Object({ done: Type.Optional(Type.String()) });
const config = { access: 'administrator', proof: 'fresh' } as const;

/** Security → Metadata of keys. */
export function metadataRoutes(app: App, ctx: AppContext): void {
  app.get(METADATA, { config: { access: 'administrator' }, schema: { querystring: Query } }, (request, reply) =>
    show(ctx, request, reply, { isDone: request.query.done === 'uploaded' }),
  );

  app.register(async (files) => {
    // The platform reads multipart; a form that waits for a proof is not to repeat megabytes, so a file is no text.
    files.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: LARGEST_FILE }, readForm);
    files.post(METADATA, { config, bodyLimit: LARGEST_FILE }, async (request, reply) => {
      const blob = await textOf(request.body);
      if (blob === undefined) return show(ctx, request, reply, { problem: 'nothing' });
      const { id: uploadedBy, organizationId } = administratorOf(request);
      const taken = await ctx.unitOfWork((tx) =>
        takeMetadata({ ...tx, now: ctx.now }, { organizationId, uploadedBy, blob }),
      );
      if (!taken.ok) return show(ctx, request, reply, { problem: taken.reason });
      return reply.redirect(`${METADATA}?done=uploaded`, 303);
    });
  });
}

async function readForm({ headers }: FastifyRequest, body: Buffer): Promise<{ readonly file: unknown }> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  return { file: form?.get('file') };
}

async function textOf(body: unknown): Promise<string | undefined> {
  const file = typeof body === 'object' && body !== null && 'file' in body ? body.file : undefined;
  return file instanceof Blob && file.size > 0 ? file.text() : undefined;
}

interface Shown {
  readonly problem?: MetadataProblem;
  readonly isDone?: boolean;
}

async function show(ctx: AppContext, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const metadata = await readMetadata(ctx);
  const uploader = metadata && (await readPerson(ctx, request.organization.id, metadata.uploadedBy));
  const sheet = { metadata, uploadedBy: uploader?.fullName, now: ctx.now(), ...shown };
  return sendRoom(ctx, request, reply, metadataPage(sheet));
}
