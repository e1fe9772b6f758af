import { offsetWords } from './clock-mistake.ts';
import type { Diagnosis } from './dialects/dialect.ts';
import type { ExplainedStage, LinkToExplain, PersonPreview } from './explanation.ts';
import { type LinkRefusal, linkRefusals, type Stage, stageOf, stages } from './link-refusal.ts';
import type { Mistake } from './mistake.ts';

interface Seen {
  readonly diagnosis: Diagnosis;
  readonly refusals: readonly LinkRefusal[];
  readonly mistakes: readonly Mistake[];
  readonly link: LinkToExplain;
  readonly person: PersonPreview | undefined;
}

/** Every stage of the way in: what came, what was expected, and what is wrong between them. */
export function explainStages(seen: Seen, supportDomain: string): readonly ExplainedStage[] {
  return stages.map((stage) => {
    const refusal = seen.refusals.find((one) => stageOf(one) === stage);
    const state = refusal ? 'failed' : isJudged(stage, seen) ? 'passed' : 'not_judged';
    if (state === 'not_judged') return { stage, state };
    const sentence = refusal ? whyNot(stage, refusal, seen.mistakes) : whyYes(stage, seen);
    return { stage, state, sentence, ...detailOf(stage, seen, supportDomain) };
  });
}

/** Whether a stage without a refusal is known to be passed. */
function isJudged(stage: Stage, { diagnosis, refusals, link }: Seen): boolean {
  const { statement } = diagnosis;
  const isTest = link.arrived && !Object.hasOwn(linkRefusals, link.arrived.outcome);
  switch (stage) {
    case 'host':
      return link.host !== undefined;
    case 'window':
      return statement !== undefined;
    case 'address':
      return link.arrived !== undefined && !isTest && statement !== undefined;
    case 'fields':
      return statement !== undefined;
    case 'policy':
    case 'user':
      return statement !== undefined && !refusals.some((one) => stageOf(one) === 'fields' || stageOf(one) === 'policy');
    case 'browser':
    case 'replay':
    case 'session':
      return false;
    default:
      return true;
  }
}

/** What is proved or seen to be wrong there, else the reason as the log has it. */
function whyNot(stage: Stage, refusal: LinkRefusal, mistakes: readonly Mistake[]): string {
  const found = mistakes.filter((mistake) => mistake.stage === stage).map(({ sentence }) => sentence);
  return found.length > 0 ? found.join(' ') : linkRefusals[refusal].sentence;
}

function whyYes(stage: Stage, { diagnosis: { candidate }, person }: Seen): string | undefined {
  if (stage === 'signature' && candidate) return `The key is ${candidate.key.name} of ${candidate.connection.name}.`;
  return stage === 'user' && person ? personWords(person) : undefined;
}

function personWords(person: PersonPreview): string {
  if (person.kind === 'existing') return `It means ${person.fullName}, who exists.`;
  const rights = person.role && person.profile ? ` with the role ${person.role} and the profile ${person.profile}` : '';
  return `It would create the ${person.personKind} ${person.fullName}${rights}.`;
}

type Detail = Pick<ExplainedStage, 'received' | 'expected'>;

function detailOf(stage: Stage, { diagnosis, link }: Seen, supportDomain: string): Detail {
  const { signedAt, candidate, signedText, expectedText } = diagnosis;
  const received = (name: string) => diagnosis.parameters.find((parameter) => parameter.name === name)?.received ?? '';
  switch (stage) {
    case 'host':
      return { received: link.host, expected: supportDomain };
    case 'operation':
      return { received: received('operation'), expected: 'signin or signup' };
    case 'timestamp':
      return { received: received('ts'), expected: '13 digits: milliseconds since 1970, UTC' };
    case 'signature':
      return { received: signedText, expected: expectedText };
    case 'window':
      return {
        received: signedAt === undefined ? undefined : offsetWords(signedAt - link.at),
        expected: 'at most 3 min behind, 1 min ahead',
      };
    case 'address':
      return { received: link.arrived?.address, expected: candidate?.connection.ipRanges || 'any address' };
    default:
      return {};
  }
}
