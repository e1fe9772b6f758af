import type { Organization } from '../directory/organization.ts';
import { supportDomainOf } from '../directory/portal-hosts.ts';
import { clockMistake } from './clock-mistake.ts';
import { diagnoseLink } from './diagnose-link.ts';
import { classic } from './dialects/classic/index.ts';
import type { Candidate, Diagnosis, Dialect } from './dialects/dialect.ts';
import { explainHost } from './explain-host.ts';
import { explainKey } from './explain-key.ts';
import { explainPerson } from './explain-person.ts';
import { explainStages } from './explain-stages.ts';
import type { Explains, FittingKey, LinkExplanation, LinkToExplain } from './explanation.ts';
import { isInside } from './judge-link.ts';
import { type LinkRefusal, linkRefusals, type Outcome, stageOf, stages } from './link-refusal.ts';
import type { Mistake } from './mistake.ts';

/** One more thing than the dialect sees that keeps the link out, or is worth knowing. */
interface Finding {
  readonly refusal?: LinkRefusal;
  readonly mistake?: Mistake;
}

/**
 * Stage by stage what becomes of a link and why, on past the stage where it is refused. Reads the keys and the people of
 * one organization and changes nothing.
 */
export async function explainLink(
  ctx: Explains,
  organization: Organization,
  link: LinkToExplain,
): Promise<LinkExplanation> {
  const { at, raw } = link;
  const dialect: Dialect = classic;
  const { diagnosis, candidates } = await diagnoseLink(ctx, dialect, organization, { raw, at });
  const findings = await findingsOf(ctx, organization, { link, diagnosis, candidates });
  const person = await explainPerson(ctx, dialect, diagnosis, raw);
  const all = [...diagnosis.refusals, ...findings.flatMap(({ refusal }) => refusal ?? []), ...person.refusals];
  const refusals = asItWas([...new Set(all)], link.arrived?.outcome);
  const told = findings.filter(({ refusal }) => refusal === undefined || refusals.includes(refusal));
  const mistakes = inOrder([...diagnosis.mistakes, ...told.flatMap(({ mistake }) => mistake ?? [])]);
  const seen = { diagnosis, refusals, mistakes, link, person: person.preview };
  return {
    ...judge(diagnosis, refusals, mistakes),
    mistakes,
    parameters: diagnosis.parameters,
    signedText: diagnosis.signedText,
    expectedText: diagnosis.expectedText,
    key: diagnosis.candidate && describeKey(diagnosis.candidate),
    stages: explainStages(seen, supportDomainOf(ctx, organization)),
    person: person.preview,
  };
}

async function findingsOf(
  ctx: Explains,
  organization: Organization,
  seen: { readonly link: LinkToExplain; readonly diagnosis: Diagnosis; readonly candidates: readonly Candidate[] },
): Promise<readonly Finding[]> {
  const { link, diagnosis, candidates } = seen;
  const { candidate, signedAt, refusals } = diagnosis;
  const host = link.host === undefined ? undefined : await explainHost(ctx, organization, link.host);
  const isOn = candidates.some(({ connection }) => connection.enabledAt !== null);
  const untimely = refusals.find((refusal) => refusal === 'too_old' || refusal === 'too_early');
  const clock =
    signedAt === undefined ? undefined : clockMistake(signedAt - link.at, link.arrived ? 'arrived' : 'pasted');
  const isOutside = link.arrived && candidate && !isInside(candidate.connection, link.arrived.address);
  const findings: readonly (Finding | undefined)[] = [
    candidate && explainKey(candidate, candidates, link.at),
    untimely && clock && { refusal: untimely, mistake: clock },
    host,
    organization.features.remote_authentication ? undefined : { refusal: 'feature_off' },
    isOn ? undefined : { refusal: 'not_switched_on', mistake: switchOn },
    isOutside ? { refusal: 'outside_ranges' } : undefined,
  ];
  return findings.filter((finding) => finding !== undefined);
}

const switchOn: Mistake = {
  id: 'not_switched_on',
  stage: 'host',
  sentence: 'Remote Authentication is not switched on: only the link of a test is taken.',
  fix: 'Test the connection in the console, then switch it on.',
  proof: 'form',
};

/** What became of a link that came is known: no stage before its end refused it then, whatever has changed since. */
function asItWas(refusals: readonly LinkRefusal[], outcome: Outcome | undefined): readonly LinkRefusal[] {
  if (outcome === undefined) return refusals;
  const isRefused = Object.hasOwn(linkRefusals, outcome);
  const end = stages.indexOf(isRefused ? stageOf(outcome) : 'policy');
  const later = refusals.filter((refusal) => stages.indexOf(stageOf(refusal)) >= end && refusal !== outcome);
  return isRefused ? [outcome as LinkRefusal, ...later] : later;
}

/** A proof before what was only seen, and then in the order in which a link is judged. */
const inOrder = (mistakes: readonly Mistake[]): readonly Mistake[] =>
  mistakes.toSorted(
    (a, b) =>
      Number(a.proof === 'form') - Number(b.proof === 'form') || stages.indexOf(a.stage) - stages.indexOf(b.stage),
  );

const notSigned = 'The link is not signed with a key of yours, or it was changed after it was signed.';

function judge(
  { signature }: Diagnosis,
  refusals: readonly LinkRefusal[],
  mistakes: readonly Mistake[],
): Pick<LinkExplanation, 'verdict' | 'sentence'> {
  if (refusals.length === 0) return { verdict: 'good', sentence: 'Nothing is wrong with this link.' };
  if (signature === 'not_signed_with_your_key' && refusals.includes('wrong_digest'))
    return { verdict: 'not_signed_with_your_key', sentence: notSigned };
  const [mistake] = mistakes;
  if (mistake) return { verdict: 'mistaken', sentence: mistake.sentence };
  const first = stages.flatMap((stage) => refusals.find((refusal) => stageOf(refusal) === stage) ?? [])[0];
  return { verdict: 'refused', sentence: first ? linkRefusals[first].sentence : notSigned };
}

const describeKey = ({ connection, key }: Candidate): FittingKey => ({
  connectionId: connection.id,
  connection: connection.name,
  name: key.name,
  fingerprint: key.fingerprint,
  state: key.state,
});
