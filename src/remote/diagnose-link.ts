import { listPlaces } from '../directory/list-places.ts';
import type { Organization } from '../directory/organization.ts';
import type { Millis } from '../kit/clock.ts';
import { takeTurns } from '../kit/take-turns.ts';
import type { Candidate, Diagnosis, Dialect } from './dialects/dialect.ts';
import { rankCandidates } from './explain-key.ts';
import type { Explains } from './explanation.ts';
import { findCandidates } from './find-candidates.ts';

/** Holds a link against every key of one organization, and of no other. */
export async function diagnoseLink(
  ctx: Explains,
  dialect: Dialect,
  { id }: Organization,
  { raw, at }: { readonly raw: string; readonly at: Millis },
): Promise<{ readonly diagnosis: Diagnosis; readonly candidates: readonly Candidate[] }> {
  const all = await findCandidates(ctx, id);
  const candidates = rankCandidates(
    all.filter(({ connection }) => connection.dialect === dialect.id),
    at,
  );
  const { roles, profiles } = await listPlaces(ctx, id);
  const names = { roles: roles.map(({ name }) => name), profiles: profiles.map(({ name }) => name) };
  return { diagnosis: await takeTurns(dialect.diagnose({ raw, candidates, names, at })), candidates };
}
