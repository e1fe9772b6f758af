import type { OrganizationId } from '../../directory/organization.ts';
import type { PersonId } from '../../directory/person.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Emits } from '../../kit/emits.ts';
import { accept, type Result, refuse } from '../../kit/result.ts';
import type { Db } from '../../store/database.ts';
import { findMetadata, findModel, findModels, type Metadata, type Model, replaceMetadata } from './model.queries.ts';
import { type MetadataBlob, type MetadataRefusal, readMetadataBlob } from './read-metadata-blob.ts';
import type { WebAuthnEvent } from './webauthn.events.ts';

export type { Metadata } from './model.queries.ts';

/** What was uploaded last; undefined when nothing was: then no attestation is trusted. */
export const readMetadata = ({ db }: Db): Promise<Metadata | undefined> => findMetadata(db);

/** What the metadata says of a model; undefined for one that it does not name. */
export const readModel = ({ db }: Db, aaguid: string): Promise<Model | undefined> => findModel(db, aaguid);

/** By name: what “hardware only” may be chosen from. */
export const listModels = ({ db }: Db): Promise<readonly Pick<Model, 'aaguid' | 'name'>[]> => findModels(db);

interface Upload {
  readonly organizationId: OrganizationId;
  readonly uploadedBy: PersonId;
  /** As it was downloaded. */
  readonly blob: string;
}

/** Takes what the FIDO Alliance has signed, and never an older state than there is. Within a unit of work. */
export async function takeMetadata(
  ctx: Db & Clock & Emits<WebAuthnEvent>,
  { organizationId, uploadedBy, blob }: Upload,
): Promise<Result<MetadataBlob, MetadataRefusal>> {
  const uploadedAt = ctx.now();
  const read = readMetadataBlob(blob, uploadedAt);
  if (!read.ok) return read;
  const { number, nextUpdateAt, models } = read.value;
  const current = await findMetadata(ctx.db);
  if (current && current.number > number) return refuse('older');
  await replaceMetadata(ctx.db, { number, nextUpdateAt, uploadedAt, uploadedBy }, models);
  ctx.emit({
    type: 'authenticator-metadata.uploaded',
    organizationId,
    actor: uploadedBy,
    number,
    models: models.length,
  });
  return accept(read.value);
}
