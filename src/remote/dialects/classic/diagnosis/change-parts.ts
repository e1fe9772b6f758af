import { listOf, type Variation } from './mistake-kind.ts';
import { type Part, type Recipe, type ValueName, valueNames } from './recipe.ts';

/** Who is right where link and digest differ. */
export type Wrong = 'digest' | 'link';

export const textNames: readonly ValueName[] = ['email', 'loginname', 'fullname', 'role', 'profile'];

/** More fields than this are only tried one by one and all together. */
const MOST_COMBINED = 3;

/**
 * The recipe with values changed: in all fields where the change makes a difference, and in each choice of them.
 * @param wrong `link`: the changed value is the one that the site means
 */
export function* inFields(
  recipe: Recipe,
  names: readonly ValueName[],
  change: (text: string, name: ValueName) => string,
  wrong: Wrong = 'digest',
): Generator<Variation> {
  const changed = names.filter((name) => {
    const part = recipe.parts.find((one) => one.name === name);
    return part !== undefined && part.text !== '' && change(part.text, name) !== part.text;
  });
  for (const choice of choicesOf(changed)) {
    yield { recipe: withValues(recipe, choice, change, wrong), detail: listOf(choice) };
  }
}

/** All of them, then fewer. */
function choicesOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length === 0) return [];
  if (items.length > MOST_COMBINED) return [items, ...items.map((item) => [item])];
  const choices = items.reduce<Item[][]>((found, item) => found.concat(found.map((some) => [...some, item])), [[]]);
  return choices.filter((choice) => choice.length > 0).toSorted((a, b) => b.length - a.length);
}

function withValues(
  recipe: Recipe,
  names: readonly ValueName[],
  change: (text: string, name: ValueName) => string,
  wrong: Wrong,
): Recipe {
  const changed = mapParts(recipe, (part) => {
    const name = names.find((one) => one === part.name);
    return name === undefined ? part : { ...part, text: change(part.text, name) };
  });
  if (wrong === 'digest') return changed;
  const meant = Object.fromEntries(
    valueNames.map((name) => [name, names.includes(name) ? change(recipe.meant[name], name) : recipe.meant[name]]),
  ) as Recipe['meant'];
  return { ...changed, meant };
}

export const mapParts = (recipe: Recipe, change: (part: Part) => Part): Recipe => ({
  ...recipe,
  parts: recipe.parts.map(change),
});

export const withoutParts = (recipe: Recipe, names: readonly string[]): Recipe => ({
  ...recipe,
  parts: recipe.parts.filter(({ name }) => !names.includes(name)),
});

export const withPart = (recipe: Recipe, name: string, text: string): Recipe =>
  mapParts(recipe, (part) => (part.name === name ? { ...part, text } : part));

export const textOf = ({ parts }: Recipe, name: string): string => parts.find((part) => part.name === name)?.text ?? '';
