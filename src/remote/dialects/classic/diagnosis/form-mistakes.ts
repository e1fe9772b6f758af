import type { Stage } from '../../../link-refusal.ts';
import type { Mistake } from '../../../mistake.ts';
import { listOf } from './mistake-kind.ts';
import type { Field, FieldName, ReceivedLink } from './received-link.ts';
import { valueNames } from './recipe.ts';

const seen = (id: string, stage: Stage, sentence: string, fix: string): Mistake => ({
  id,
  stage,
  sentence,
  fix,
  proof: 'form',
});

/** What is wrong with the parameters whatever the digest says: their names, their encoding, what is missing. */
export const formMistakes = (link: ReceivedLink): readonly Mistake[] => [
  ...troubleMistakes(link),
  ...namingMistakes([...link.known]),
  ...operationMistakes(link),
  ...missingMistakes(link),
];

/** What cannot be decoded, or not in one way only. */
export function troubleMistakes({ fields }: ReceivedLink): readonly Mistake[] {
  const found: Mistake[] = [];
  const names = fields.map(({ sentAs }) => sentAs);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (twice.length > 0) {
    const sentence = `${listOf(twice.map(nameOnly))} was sent twice.`;
    found.push(seen('repeated_parameter', 'decode', sentence, 'Send each parameter once.'));
  }
  const troubled = (trouble: Field['trouble']) =>
    listOf(
      fields
        .filter(({ trouble: found, name }) => found === trouble && name !== 'apikey')
        .map(({ sentAs }) => nameOnly(sentAs)),
    );
  const stray = troubled('stray_percent');
  if (stray !== '') {
    const sentence = `The link carries ${stray} with a “%” that begins no percent-encoding.`;
    found.push(seen('stray_percent', 'decode', sentence, 'Percent-encode every value: a percent sign is %25.'));
  }
  const foreign = troubled('not_utf8');
  if (foreign !== '') {
    const sentence = `The link carries ${foreign} in bytes that are not UTF-8, such as Latin-1.`;
    found.push(
      seen('link_not_utf8', 'decode', sentence, 'Turn the values into UTF-8 before they are percent-encoded.'),
    );
  }
  return found;
}

/** Names that only good will understands. */
export function namingMistakes(known: readonly (readonly [FieldName, Field])[]): readonly Mistake[] {
  const wrong = known.filter(([name, { sentAs }]) => sentAs !== name);
  const found: Mistake[] = [];
  if (wrong.some(([, { sentAs }]) => sentAs.startsWith('amp;'))) {
    const fix = 'Put a plain & between the parameters of a redirect; &amp; belongs into the source of a page only.';
    found.push(seen('ampersands_escaped', 'signature', 'There is “&amp;” between the parameters instead of “&”.', fix));
  }
  const others = wrong.filter(([, { sentAs }]) => !sentAs.startsWith('amp;'));
  if (others.length > 0) {
    const pairs = listOf(others.map(([name, { sentAs }]) => `“${nameOnly(sentAs)}” for ${name}`));
    const fix = 'Write the names of the parameters exactly so, in lower case.';
    found.push(seen('parameter_names', 'signature', `The link has other names for its parameters: ${pairs}.`, fix));
  }
  return found;
}

function missingMistakes({ known }: ReceivedLink): readonly Mistake[] {
  const operation = known.get('operation')?.value ?? '';
  const needed: readonly FieldName[] =
    operation === 'signup' ? ['email', 'loginname', 'fullname', 'utype', 'ts', 'apikey'] : ['email', 'ts', 'apikey'];
  const missing = needed.filter((name) => (known.get(name)?.value ?? '') === '');
  if (missing.length === 0) return [];
  const sentence = `The link does not carry ${listOf(missing)}.`;
  const stage = missing.includes('ts') ? 'timestamp' : 'signature';
  return [seen('parameter_missing', stage, sentence, 'Send every parameter of the operation.')];
}

export function operationMistakes({ known }: ReceivedLink): readonly Mistake[] {
  const operation = known.get('operation')?.value ?? '';
  if (operation === 'signin' || operation === 'signup') return [];
  const isNearly = ['signin', 'signup'].includes(operation.trim().toLowerCase().replace(/[-_ ]/, ''));
  const fix = 'operation is signin or signup, in lower case.';
  const mistake = isNearly
    ? seen('operation_spelling', 'operation', 'operation is spelled otherwise than signin or signup.', fix)
    : seen('unknown_operation', 'operation', 'operation is neither signin nor signup.', fix);
  return [mistake];
}

const wellKnown: ReadonlySet<string> = new Set([...valueNames, 'ts', 'apikey', 'redirect']);

/** A name as it came may be anything, a slipped secret too: only its beginning is shown unless it is known. */
const nameOnly = (sentAs: string): string =>
  wellKnown.has(sentAs) || sentAs.length <= 20 ? sentAs : `${sentAs.slice(0, 4)}…`;
