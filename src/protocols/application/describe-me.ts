import { findContactOf } from '../../directory/find-requester.ts';
import type { Organization } from '../../directory/organization.ts';
import { isAdministrator } from '../../directory/person.ts';
import { aalOf, acrOf, amrOf, type Evidence, proofOfAddress } from '../../factors/assurance.ts';
import { listSites, originsOf, type Site } from '../../remote/list-sites.ts';
import type { Principal } from '../../session/session.ts';
import type { Db } from '../../store/database.ts';
import type { Me } from './me.ts';

/** What an application may know of the person of a session: the same over HTTP and within this process. */
export async function describeMe(
  ctx: Db,
  { principal, organization }: { readonly principal: Principal; readonly organization: Organization },
): Promise<Me> {
  const { person, session } = principal;
  const { id, name, title, accent, language } = organization;
  const sites = await listSites(ctx, id);
  const proof = proofOfAddress(session.evidence);
  // A contact is found by the address alone, so only who has proved the address may know of it.
  const contact = proof && (await findContactOf(ctx, person));
  return {
    id: person.id,
    email: person.email,
    login_name: person.loginName,
    full_name: person.fullName,
    kind: person.kind,
    role: person.role,
    profile: person.profile,
    permissions: [...person.permissions],
    active: person.deactivatedAt === null,
    administrator: isAdministrator(person),
    language: person.language,
    organization: { id, name, title, accent, language },
    via: describeArrival(session.evidence, sites),
    address_proved: proof !== undefined,
    address_proof: proof ? describeProof(proof, sites) : null,
    assurance: describeAssurance(session.evidence),
    contact_id: contact?.id ?? null,
    started_at: timeOf(session.startedAt),
    form_action_origins: [...originsOf(sites)],
  };
}

/** A session begins with one proof; what was added later says more about the person, but not how they came. */
function describeArrival([first]: readonly Evidence[], sites: readonly Site[]): Me['via'] {
  if (!first) throw new Error('A session without evidence');
  return { ...describeProof(first, sites), operation: first.factor === 'remote' ? first.operation : null };
}

function describeProof(proof: Evidence, sites: readonly Site[]) {
  const site =
    proof.factor === 'remote' ? sites.find(({ connectionId }) => connectionId === proof.connectionId) : undefined;
  return { factor: proof.factor, site: site?.hostname ?? null, at: timeOf(proof.at) };
}

const describeAssurance = (evidence: readonly Evidence[]): Me['assurance'] => ({
  aal: aalOf(evidence),
  amr: [...amrOf(evidence)],
  acr: [...acrOf(evidence)],
  auth_time: timeOf(Math.max(...evidence.map(({ at }) => at))),
});

const timeOf = (at: number): string => new Date(at).toISOString();
