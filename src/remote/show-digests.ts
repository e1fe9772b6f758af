import type { Organization } from '../directory/organization.ts';
import { MINUTE } from '../kit/clock.ts';
import type { Emits } from '../kit/emits.ts';
import { accept, type Result, refuse } from '../kit/result.ts';
import { isAccepted } from './connection.ts';
import { diagnoseLink } from './diagnose-link.ts';
import { classic } from './dialects/classic/index.ts';
import type { Candidate } from './dialects/dialect.ts';
import type { Explains } from './explanation.ts';
import type { RemoteEvent } from './remote.events.ts';

/** A link that is older opens nothing any more, whatever its digest is. */
const NEVER_TAKEN_AFTER = 5 * MINUTE;

/**
 * The first time of 13 digits. The digest covers the time in milliseconds, and of an earlier one they could be the seconds
 * of now: those a connection may take.
 */
const FIRST_MILLIS = 1_000_000_000_000;

export interface ShownDigest {
  readonly connection: string;
  readonly key: string;
  readonly digest: string;
}

interface Records {
  readonly unitOfWork: <Outcome>(work: (tx: Emits<RemoteEvent>) => Promise<Outcome>) => Promise<Outcome>;
}

/**
 * The digest that a link should have had, with each key that is accepted. It is an oracle for forging, so the caller
 * proves that the actor may see keys, it is recorded, and it is refused for a link that could still be used, or could be
 * later.
 */
export async function showDigests(
  ctx: Explains & Records,
  organization: Organization,
  raw: string,
  actor: string,
): Promise<Result<readonly ShownDigest[], 'still_usable' | 'no_time'>> {
  const at = ctx.now();
  const { diagnosis, candidates } = await diagnoseLink(ctx, classic, organization, { raw, at });
  if (diagnosis.signedAt === undefined || diagnosis.signedAt < FIRST_MILLIS) return refuse('no_time');
  if (diagnosis.signedAt > at - NEVER_TAKEN_AFTER) return refuse('still_usable');

  const { operation, email } = diagnosis.said;
  const shown = candidates.filter(({ key }) => isAccepted(key, at));
  await ctx.unitOfWork(async ({ emit }) => {
    for (const { connection, key } of shown) {
      const about = { organizationId: organization.id, actor, connectionId: connection.id, keyId: key.id };
      emit({ type: 'digest.shown', ...about, operation, email });
    }
  });
  return accept(shown.map(({ connection, key }) => describe({ connection, key }, diagnosis.digestWith(key))));
}

const describe = ({ connection, key }: Candidate, digest: string): ShownDigest => ({
  connection: connection.name,
  key: key.name,
  digest,
});
