import type { Mistake } from '../../../mistake.ts';
import type { Candidate, Names } from '../../dialect.ts';
import type { DigestForm } from './digest-forms.ts';
import { type Clues, type MistakeKind, nameMistake, type Variation } from './mistake-kind.ts';
import { mistakeKinds } from './mistakes.ts';
import type { Reading } from './readings.ts';
import type { ReceivedLink } from './received-link.ts';
import { type Algorithm, digestBy, type Recipe, recipeOf } from './recipe.ts';

/** The most that one link may cost: about half a second. */
export const MOST_DIGESTS = 60_000;
/** After so many, about ten milliseconds, others may have their turn. */
const SLICE = 250;
/** Of each mistake only the likeliest variations are tried together with another mistake. */
const MOST_PAIRED = 8;

export interface Fit {
  readonly candidate: Candidate;
  readonly recipe: Recipe;
  /** None: the digest is exactly the protocol’s. */
  readonly mistakes: readonly Mistake[];
}

interface Case {
  readonly link: ReceivedLink;
  readonly readings: readonly Reading[];
  readonly candidates: readonly Candidate[];
  readonly forms: readonly DigestForm[];
  readonly names: Names;
}

export interface Found {
  readonly fit: Fit | undefined;
  /** How many digests were made. */
  readonly digests: number;
}

/**
 * Makes digests as a site would that makes one mistake, then two, until one of them is exactly the digest that came. So a
 * diagnosis is a proof. The order is fixed: one mistake before two, likelier before rarer; with many keys the deep search
 * ends before the last of them. Yields now and then, so that a server can go on with other things.
 */
export function* search(given: Case): Generator<undefined, Found> {
  if (given.forms.length === 0) return { fit: undefined, digests: 0 }; // nothing could fit, and nothing would be counted
  const forms = [0, 1, 2].map((mistakes) => byAlgorithm(given.forms.filter(({ most }) => most >= mistakes)));
  let digests = 0;
  let slice = SLICE;
  for (const made of triesOf(given)) {
    const tried = tryForms(made, forms[made.mistakes] ?? []);
    digests += tried.digests;
    if (tried.form) return { fit: fitOf(made, tried.form), digests };
    if (digests >= MOST_DIGESTS) break;
    if (digests < slice) continue;
    slice += SLICE;
    yield;
  }
  return { fit: undefined, digests };
}

type Forms = readonly (readonly [Algorithm, readonly DigestForm[]])[];

const byAlgorithm = (forms: readonly DigestForm[]): Forms => [...Map.groupBy(forms, ({ algorithm }) => algorithm)];

function tryForms({ recipe }: Try, forms: Forms): { readonly form?: DigestForm | undefined; readonly digests: number } {
  let digests = 0;
  for (const [algorithm, written] of forms) {
    const digest = digestBy(algorithm, recipe);
    digests += 1;
    const form = written.find(({ matches }) => matches(digest));
    if (form) return { form, digests };
  }
  return { digests };
}

/** A recipe, and how it was come to. */
interface Try {
  readonly recipe: Recipe;
  readonly clues: Clues;
  readonly known: readonly Mistake[];
  /** How many were made on purpose. */
  readonly mistakes: 0 | 1 | 2;
  readonly made?: { readonly kind: MistakeKind; readonly detail: Variation['detail']; readonly before: Try };
}

function fitOf(one: Try, { mistake }: DigestForm): Fit {
  const { clues, recipe, known } = one;
  return { candidate: clues.candidate, recipe, mistakes: [...namesOf(one), ...(mistake ? [mistake] : []), ...known] };
}

const namesOf = ({ made }: Try): readonly Mistake[] =>
  made ? [...namesOf(made.before), nameMistake(made.kind, made.detail)] : [];

function* triesOf(given: Case): Generator<Try> {
  const bases = basesOf(given);
  yield* bases;
  for (const kind of mistakeKinds) for (const base of bases) yield* varied(base, kind, 'usual');
  for (const base of bases) {
    for (const kind of mistakeKinds) yield* varied(base, kind, 'rare');
    yield* pairsOf(base);
  }
}

const basesOf = ({ link, names, readings, candidates }: Case): readonly Try[] =>
  readings.flatMap(({ values, ts, mistakes: known }) =>
    candidates.map((candidate) => ({
      recipe: recipeOf(values, candidate.key, ts),
      clues: { link, candidate, names },
      known,
      mistakes: 0,
    })),
  );

function* varied(base: Try, kind: MistakeKind, wanted: 'usual' | 'rare', most = Number.POSITIVE_INFINITY) {
  const { clues, known } = base;
  const mistakes = base.mistakes === 0 ? 1 : 2;
  let count = 0;
  for (const { recipe, detail, rare } of kind.variations(base.recipe, clues)) {
    if ((rare === undefined) !== (wanted === 'usual')) continue;
    if (count === most) return;
    count += 1;
    yield { recipe, clues, known, mistakes, made: { kind, detail, before: base } } satisfies Try;
  }
}

function* pairsOf(base: Try): Generator<Try> {
  for (const [index, first] of mistakeKinds.entries()) {
    const others = mistakeKinds.slice(index + 1).filter((second) => goTogether(first, second));
    for (const one of varied(base, first, 'usual', MOST_PAIRED)) {
      for (const second of others) yield* varied(one, second, 'usual', MOST_PAIRED);
    }
  }
}

const goTogether = (first: MistakeKind, second: MistakeKind): boolean =>
  first.axis !== second.axis || first.axis === 'values';
