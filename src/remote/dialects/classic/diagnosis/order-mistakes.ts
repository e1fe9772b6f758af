import type { MistakeKind, Variation } from './mistake-kind.ts';
import type { Part, Recipe } from './recipe.ts';

/** All orders of so many values are tried: 5,040. */
const MOST_PERMUTED = 7;

const reordered = (recipe: Recipe, parts: readonly Part[]): Variation => ({
  recipe: { ...recipe, parts },
  detail: () => parts.map(({ name }) => name).join(', '),
});

const filled = ({ parts }: Recipe): readonly Part[] => parts.filter(({ text, bytes }) => text !== '' || bytes);

/** The right values, one after the other in another order. */
export const orderMistakes: readonly MistakeKind[] = [
  {
    id: 'key_and_ts_swapped',
    axis: 'order',
    sentence: () => 'The digest covers ts before the key: they are swapped.',
    fix: 'Put the key behind the values, and ts behind the key.',
    *variations(recipe) {
      const others = filled(recipe).filter(({ name }) => name !== 'key' && name !== 'ts');
      const [key, ts] = ['key', 'ts'].map((wanted) => recipe.parts.find(({ name }) => name === wanted));
      if (key && ts) yield reordered(recipe, [...others, ts, key]);
    },
  },
  {
    id: 'wrong_order',
    axis: 'order',
    sentence: (order) => `The digest covers the values in another order: ${order}.`,
    fix: 'The order is operation, email, loginname, fullname, utype, role, profile, key, ts; a sign-in has only operation, email, key, ts.',
    *variations(recipe, { link }) {
      const parts = filled(recipe);
      const place = new Map(link.fields.map(({ name, sentAs }, index) => [name ?? sentAs, index]));
      const placeOf = ({ name }: Part) => place.get(name === 'key' ? 'apikey' : name) ?? Number.MAX_SAFE_INTEGER;
      yield* withKeyAnywhere(
        recipe,
        parts.toSorted((a, b) => placeOf(a) - placeOf(b)),
      );
      for (const keyName of ['apikey', 'key']) {
        const nameOf = ({ name }: Part) => (name === 'key' ? keyName : name);
        yield* withKeyAnywhere(
          recipe,
          parts.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
        );
      }
      yield* withOneMoved(recipe, parts);
      if (parts.length > MOST_PERMUTED) return;
      for (const order of permutations(parts)) yield { ...reordered(recipe, order), rare: true };
    },
  },
];

function* withKeyAnywhere(recipe: Recipe, parts: readonly Part[]): Generator<Variation> {
  yield reordered(recipe, parts);
  const key = parts.filter(({ name }) => name === 'key');
  const others = parts.filter(({ name }) => name !== 'key');
  for (const at of [0, others.length, others.length - 1]) yield reordered(recipe, others.toSpliced(at, 0, ...key));
}

function* withOneMoved(recipe: Recipe, parts: readonly Part[]): Generator<Variation> {
  for (const part of parts) {
    const others = parts.filter((one) => one !== part);
    for (let at = 0; at < parts.length; at += 1) {
      if (parts[at] !== part) yield reordered(recipe, others.toSpliced(at, 0, part));
    }
  }
}

function* permutations<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  if (items.length < 2) {
    yield items;
    return;
  }
  for (const [index, first] of items.entries()) {
    for (const rest of permutations(items.toSpliced(index, 1))) yield [first, ...rest];
  }
}
