import { textOf, withoutParts, withPart } from './change-parts.ts';
import { listOf, type MistakeKind } from './mistake-kind.ts';
import { percentEncode } from './percent.ts';
import { type Part, type Recipe, type ValueName, valueNames } from './recipe.ts';
import { maskValue } from './see-parameters.ts';

const places: readonly ValueName[] = ['role', 'profile'];
const onlySignUp: readonly ValueName[] = ['loginname', 'fullname', 'utype', 'role', 'profile'];

/** Too little or too much was signed. */
export const fieldMistakes: readonly MistakeKind[] = [
  {
    id: 'field_left_out',
    axis: 'fields',
    sentence: (fields) =>
      `The digest does not cover ${fields}, and the link carries ${fields.includes(' ') ? 'them' : 'it'}.`,
    fix: 'Put every value of the operation into the digest: operation, email, loginname, fullname, utype, role, profile, key, ts.',
    *variations(recipe) {
      const sent = valueNames.filter((name) => textOf(recipe, name) !== '');
      const both = places.every((name) => sent.includes(name)) ? [places] : [];
      for (const names of [...both, ...sent.map((name) => [name])]) {
        yield { recipe: withoutParts(recipe, names), detail: listOf(names) };
      }
      yield { recipe: withoutParts(recipe, ['ts']), detail: 'ts' };
    },
  },
  {
    id: 'signed_as_other_operation',
    axis: 'fields',
    sentence: (detail) => `The digest was made as for a ${detail}.`,
    fix: 'A sign-in signs operation, email, key, ts. A sign-up signs loginname, fullname, utype, role and profile too. The word of the operation is the same in digest and link.',
    *variations(recipe, { link }) {
      const isSignUp = textOf(recipe, 'operation') === 'signup';
      const other = isSignUp ? 'signin' : 'signup';
      const words = isSignUp ? 'sign-in' : 'sign-up';
      yield { recipe: withPart(recipe, 'operation', other), detail: words };
      if (isSignUp) {
        const short = withoutParts(recipe, onlySignUp);
        yield { recipe: short, detail: words };
        yield { recipe: withPart(short, 'operation', other), detail: words };
        return;
      }
      const more = onlySignUp.map((name) => ({ name, text: link.known.get(name)?.value ?? '' }));
      if (more.every(({ text }) => text === '')) return;
      const long = putBefore(recipe, 'key', more);
      yield { recipe: long, detail: words };
      yield { recipe: withPart(long, 'operation', other), detail: words };
    },
  },
  {
    id: 'unsigned_parameter_signed',
    axis: 'fields',
    sentence: (name) => `The digest covers ${name}, which is not signed.`,
    fix: 'Leave it out of the digest; it may stay in the link.',
    *variations(recipe, { link }) {
      for (const { sentAs, value, name } of link.fields) {
        const isSigned =
          name === 'ts' || name === 'apikey' || (name && recipe.parts.some((part) => part.name === name));
        if (isSigned || value === '') continue;
        const extra: Part = { name: sentAs, text: value, ...(name === undefined && { shown: maskValue(value) }) };
        for (const place of ['key', 'ts', 'email', 'role', undefined]) {
          yield { recipe: putBefore(recipe, place, [extra]), detail: sentAs };
        }
      }
    },
  },
  {
    id: 'field_not_sent',
    axis: 'fields',
    sentence: (detail) => `The digest covers ${detail}, and the link does not carry it.`,
    fix: 'Send every value that is signed.',
    *variations(recipe, { names }) {
      if (textOf(recipe, 'operation') !== 'signup') return;
      const known = { utype: ['portal', 'supportrep'], role: names.roles, profile: names.profiles };
      for (const [name, texts] of Object.entries(known)) {
        if (textOf(recipe, name) !== '') continue;
        for (const text of texts) {
          const varied = withPart(recipe, name, text);
          yield { recipe: { ...varied, meant: { ...recipe.meant, [name]: text } }, detail: `${name} “${text}”` };
        }
      }
    },
  },
];

/** Before the part of this name; at the end when it is undefined. */
function putBefore(recipe: Recipe, name: string | undefined, more: readonly Part[]): Recipe {
  const at = recipe.parts.findIndex((part) => part.name === name);
  return { ...recipe, parts: recipe.parts.toSpliced(at < 0 ? recipe.parts.length : at, 0, ...more) };
}

const delimiters: Readonly<Record<string, string>> = {
  '&': '&',
  '|': '|',
  ':': ':',
  ',': ',',
  ';': ';',
  '-': '-',
  _: '_',
  '.': '.',
  '+': '+',
  '/': '/',
  '#': '#',
  ' ': 'a blank',
  '\n': 'a line break',
  '\t': 'a tab',
  '\0': 'a zero byte',
};

/** How the pieces were put together. */
export const joinMistakes: readonly MistakeKind[] = [
  {
    id: 'delimiters',
    axis: 'join',
    sentence: (delimiter) => `The digest covers the values with ${delimiter} between them.`,
    fix: 'Join the values with nothing between them.',
    *variations(recipe) {
      const parts = recipe.parts.filter(({ text }) => text !== '');
      const isSame = parts.length === recipe.parts.length;
      for (const [delimiter, detail] of Object.entries(delimiters)) {
        yield { recipe: { ...recipe, parts, delimiter }, detail };
        if (!isSame) yield { recipe: { ...recipe, delimiter }, detail };
        yield { recipe: joinedBeforeKey(recipe, parts, delimiter), detail };
      }
    },
  },
  {
    id: 'names_signed',
    axis: 'join',
    sentence: () => 'The digest covers the names of the parameters beside their values.',
    fix: 'Only the values are signed, joined with nothing between them.',
    *variations(recipe) {
      const filled = recipe.parts.filter(({ text }) => text !== '');
      for (const parts of filled.length === recipe.parts.length ? [filled] : [filled, recipe.parts]) {
        for (const naming of namings) yield { recipe: named(recipe, parts, naming) };
      }
    },
  },
];

/** The key and what follows it are put behind without a delimiter. */
function joinedBeforeKey(recipe: Recipe, parts: readonly Part[], delimiter: string): Recipe {
  const end = parts.findIndex(({ name }) => name === 'key');
  const glued = parts.map((part, index) => (index < end - 1 ? { ...part, text: part.text + delimiter } : part));
  return { ...recipe, parts: glued };
}

interface Naming {
  readonly equals: string;
  readonly delimiter: string;
  /** What the key is called; undefined = nothing. */
  readonly key: string | undefined;
  readonly encode: (text: string) => string;
}

const joints = [
  ['=', '&'],
  ['=', ''],
  ['', ''],
  ['=', ','],
  [':', ','],
  [':', ''],
] as const;

const namings: readonly Naming[] = joints.flatMap(([equals, delimiter]) =>
  ['apikey', 'key', 'secret', undefined].flatMap((key) =>
    [String, percentEncode].map((encode) => ({ equals, delimiter, key, encode })),
  ),
);

function named(recipe: Recipe, parts: readonly Part[], { equals, delimiter, key, encode }: Naming): Recipe {
  const labelled = parts.map((part) => {
    const name = part.name === 'key' ? key : part.name;
    if (name === undefined) return part;
    const shown = part.shown === undefined ? {} : { shown: `${name}${equals}${part.shown}` };
    return { ...part, ...shown, text: `${name}${equals}${part.name === 'key' ? part.text : encode(part.text)}` };
  });
  return { ...recipe, parts: labelled, delimiter };
}
