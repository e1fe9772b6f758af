import type { Mistake } from '../../../mistake.ts';
import type { Candidate, Names } from '../../dialect.ts';
import type { DigestForm } from './digest-forms.ts';
import { type Clues, type MistakeKind, nameMistake, type Variation } from './mistake-kind.ts';
import { mistakeKinds } from './mistakes.ts';
import type { Reading } from './readings.ts';
import type { ReceivedLink } from './received-link.ts';
import { digestBy, type Recipe, recipeOf } from './recipe.ts';

/** The most that one link may cost: about a tenth of a second. */
export const MOST_DIGESTS = 60_000;
/** After so many others may have their turn. */
const SLICE = 1_000;
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
  let digests = 0;
  for (const { made, algorithm, forms } of digestsOf(given)) {
    if (digests === MOST_DIGESTS) break;
    const digest = digestBy(algorithm, made.recipe);
    digests += 1;
    const form = forms.find(({ matches }) => matches(digest));
    if (form) return { fit: fitOf(made, form), digests };
    if (digests % SLICE === 0) yield;
  }
  return { fit: undefined, digests };
}

function* digestsOf(given: Case) {
  const forms = [0, 1, 2].map((mistakes) => byAlgorithm(given.forms.filter(({ most }) => most >= mistakes)));
  for (const made of triesOf(given)) {
    for (const [algorithm, written] of forms[made.kinds.length] ?? []) yield { made, algorithm, forms: written };
  }
}

const byAlgorithm = (forms: readonly DigestForm[]) => [...Map.groupBy(forms, ({ algorithm }) => algorithm)];

const fitOf = ({ clues, recipe, known, kinds }: Try, { mistake }: DigestForm): Fit => ({
  candidate: clues.candidate,
  recipe,
  mistakes: [...kinds.map(([kind, detail]) => nameMistake(kind, detail)), ...(mistake ? [mistake] : []), ...known],
});

interface Try {
  readonly clues: Clues;
  readonly recipe: Recipe;
  readonly known: readonly Mistake[];
  readonly kinds: readonly (readonly [MistakeKind, Variation['detail']])[];
}

function* triesOf(given: Case): Generator<Try> {
  const bases = basesOf(given);
  yield* bases;
  for (const kind of mistakeKinds) for (const base of bases) yield* varied(base, kind, isUsual);
  for (const base of bases) {
    for (const kind of mistakeKinds) yield* varied(base, kind, isRare);
    yield* pairsOf(base);
  }
}

const basesOf = ({ link, names, readings, candidates }: Case): readonly Try[] =>
  readings.flatMap(({ values, ts, mistakes }) =>
    candidates.map((candidate) => ({
      clues: { link, candidate, names },
      recipe: recipeOf(values, candidate.key, ts),
      known: mistakes,
      kinds: [],
    })),
  );

const isUsual = ({ rare }: Variation): boolean => rare === undefined;
const isRare = ({ rare }: Variation): boolean => rare !== undefined;

function* varied(base: Try, kind: MistakeKind, isWanted: (variation: Variation) => boolean): Generator<Try> {
  for (const variation of kind.variations(base.recipe, base.clues)) {
    if (!isWanted(variation)) continue;
    yield { ...base, recipe: variation.recipe, kinds: [...base.kinds, [kind, variation.detail]] };
  }
}

function* pairsOf(base: Try): Generator<Try> {
  for (const [index, first] of mistakeKinds.entries()) {
    for (const one of likeliest(base, first)) {
      for (const second of mistakeKinds.slice(index + 1)) if (goTogether(first, second)) yield* likeliest(one, second);
    }
  }
}

function* likeliest(base: Try, kind: MistakeKind): Generator<Try> {
  let count = 0;
  for (const one of varied(base, kind, isUsual)) {
    count += 1;
    if (count > MOST_PAIRED) return;
    yield one;
  }
}

const goTogether = (first: MistakeKind, second: MistakeKind): boolean =>
  first.axis !== second.axis || first.axis === 'values';
