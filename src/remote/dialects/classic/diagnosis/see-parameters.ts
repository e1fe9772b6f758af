import type { Candidate, SeenParameter } from '../../dialect.ts';
import { percentEncode } from './percent.ts';
import type { Field, ReceivedLink } from './received-link.ts';
import { type Recipe, seenAs, valueNames } from './recipe.ts';

/** Takes out of a text what must not be seen. */
export type Veil = (text: string) => string;

const SHOWN_OF_SECRETS = 4;
const LONGEST_SHOWN = 200;

/** Keys become their names, whatever part of a link they slipped into; what looks like a digest keeps its beginning. */
export function createVeil(candidates: readonly Candidate[]): Veil {
  const secrets = candidates
    .flatMap(({ key: { secret, name } }) =>
      [secret, percentEncode(secret), secret.toLowerCase(), secret.toUpperCase()].map((text) => [text, name] as const),
    )
    .toSorted(([a], [b]) => b.length - a.length);
  return (text) => {
    const named = secrets.reduce((shown, [secret, name]) => shown.replaceAll(secret, `‹key ${name}›`), text);
    return named.replace(/[0-9a-fA-F]{24,}/g, (digest) => `${digest.slice(0, SHOWN_OF_SECRETS)}…`);
  };
}

/** The beginning of a value that may be a secret. */
export const maskValue = (value: string): string =>
  value === '' ? '' : `${value.slice(0, SHOWN_OF_SECRETS)}… (${value.length} characters)`;

/** Blanks and line breaks at the ends, which nobody sees otherwise. */
const showEnds = (text: string): string =>
  text.replace(/^\s+|\s+$|\p{Cc}/gu, (blanks) =>
    [...blanks].map((blank) => (blank === '\n' ? '↵' : blank === '\t' ? '⇥' : '␣')).join(''),
  );

const harmless: ReadonlySet<string> = new Set([...valueNames, 'ts', 'redirect', 'return_to', 'redirectUrl']);

/** Every parameter in the order in which it came, with what the digest covers in its place. */
export function seeParameters(link: ReceivedLink, recipe: Recipe | undefined, veil: Veil): readonly SeenParameter[] {
  const isKey = (text: string) => veil(text).includes('‹key ');
  const show = (text: string) => veil(showEnds(text)).slice(0, LONGEST_SHOWN);
  return link.fields.map((field) => {
    const { name, sentAs, value } = field;
    const isShown = harmless.has(sentAs) || (name !== undefined && harmless.has(name));
    const received = isShown || isKey(value) ? show(value) : maskValue(value);
    const seen = { name: show(sentAs), received, role: roleOf(field, link) };
    const signed = recipe && signedInstead(field, link, recipe);
    return signed === undefined ? seen : { ...seen, signed: signed === null ? null : show(signed) };
  });
}

function roleOf({ name }: Field, { known }: ReceivedLink): SeenParameter['role'] {
  if (name === 'apikey') return 'digest';
  if (name === undefined || name === 'redirect') return 'unsigned';
  const isSignIn = known.get('operation')?.value === 'signin';
  return isSignIn && name !== 'operation' && name !== 'email' && name !== 'ts' ? 'unsigned' : 'signed';
}

/** Undefined where the digest covers the value just so, or never does. */
function signedInstead({ name, value }: Field, { known }: ReceivedLink, recipe: Recipe): string | null | undefined {
  if (name === undefined || name === 'apikey' || name === 'redirect') return undefined;
  if (name !== 'ts' && isLongGone(name, recipe)) return undefined;
  const part = recipe.parts.find((one) => one.name === name);
  if (!part) return known.get(name)?.value === value && value !== '' ? null : undefined;
  const signed = seenAs(part.text, recipe.charset);
  return signed === value ? undefined : signed;
}

/** A sign-in has no login name: that it is not signed is right. */
const isLongGone = (name: (typeof valueNames)[number], { meant, parts }: Recipe): boolean =>
  meant.operation === 'signin' && name !== 'operation' && name !== 'email' && !parts.some((part) => part.name === name);
