import { createHmac, hash } from 'node:crypto';

export const valueNames = ['operation', 'email', 'loginname', 'fullname', 'utype', 'role', 'profile'] as const;
export type ValueName = (typeof valueNames)[number];
export type Values = Readonly<Record<ValueName, string>>;

/** One piece of what was signed. */
export interface Part {
  /** A parameter of the protocol, `key`, or another parameter of the link. */
  readonly name: string;
  readonly text: string;
  /** What a person may see in its place: never the key. */
  readonly shown?: string;
  /** In place of the text, where a key was taken for the spelling of bytes. */
  readonly bytes?: Buffer;
}

export type Algorithm = 'md5' | 'sha1' | 'sha256' | 'sha512';
export type Charset = 'utf8' | 'latin1' | 'cp1252' | 'ascii' | 'ascii-without' | 'utf16le' | 'utf16be' | 'utf8-bom';

/** One way to come from values to a digest. The protocol’s own is {@link recipeOf}; a mistake makes another of it. */
export interface Recipe {
  readonly parts: readonly Part[];
  readonly delimiter: string;
  readonly charset: Charset;
  /** Done to the whole text. */
  readonly finish?: (text: string) => string;
  /** The key as key of an HMAC, instead of a piece of the text. */
  readonly hmac?: string;
  readonly rounds: 1 | 2;
  /** What the site means to say: mistakes in the link itself are put right here. */
  readonly meant: Values;
  readonly meantTs: string;
}

/** What the protocol signs. */
export function recipeOf(values: Values, key: { readonly secret: string; readonly name: string }, ts: string): Recipe {
  const names = /^\s*sign[-_ ]?in\s*$/i.test(values.operation) ? valueNames.slice(0, 2) : valueNames;
  return {
    parts: [
      ...names.map((name) => ({ name, text: values[name] })),
      { name: 'key', text: key.secret, shown: `‹key ${key.name}›` },
      { name: 'ts', text: ts },
    ],
    delimiter: '',
    charset: 'utf8',
    rounds: 1,
    meant: values,
    meantTs: ts,
  };
}

/** Whether whoever made this digest had the key, or nearly. */
export const hasKey = ({ parts, hmac }: Recipe): boolean =>
  hmac !== undefined || parts.some(({ name, shown }) => name === 'key' && shown !== undefined);

/** The digest as text of one byte per character, which is the cheapest to make and to compare. */
export function digestBy(algorithm: Algorithm, recipe: Recipe): string {
  const message = messageOf(recipe);
  const once =
    recipe.hmac === undefined
      ? hash(algorithm, message, 'binary')
      : createHmac(algorithm, recipe.hmac).update(message).digest('binary');
  return recipe.rounds === 1 ? once : hash(algorithm, Buffer.from(once, 'latin1').toString('hex'), 'binary');
}

function messageOf({ parts, delimiter, charset, finish }: Recipe): string | Buffer {
  let text = '';
  for (const [index, part] of parts.entries()) {
    if (part.bytes) return Buffer.concat(parts.map((one) => one.bytes ?? encode(one.text, charset)));
    text += index === 0 ? part.text : delimiter + part.text;
  }
  const finished = finish ? finish(text) : text;
  return charset === 'utf8' ? finished : encode(finished, charset);
}

/** How bytes of another charset look to whoever reads UTF-8. */
export const seenAs = (text: string, charset: Charset): string =>
  characters[charset] ? encode(text, charset).toString() : text;

/** For people: the key as its name. */
export function shownText({ parts, delimiter, finish, hmac, charset }: Recipe): string {
  const key = parts.find(({ name }) => name === 'key')?.shown ?? '';
  const text = parts.map((part) => part.shown ?? seenAs(part.text, charset)).join(delimiter);
  const finished = finish ? finish(text).replace(key === '' ? key : finish(key), () => key) : text;
  return hmac === undefined ? finished : `HMAC with the key over ${finished}`;
}

/** The characters of Windows-1252 that Latin-1 has not, from 0x80 on; a blank where there is none. */
const CP1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const characters: Readonly<Partial<Record<Charset, (character: string) => number | undefined>>> = {
  latin1: (character) => below(character, 0x100) ?? 0x3f,
  cp1252(character) {
    const at = character === ' ' ? -1 : CP1252.indexOf(character);
    return at >= 0 ? 0x80 + at : (below(character, 0x100) ?? 0x3f);
  },
  ascii: (character) => below(character, 0x80) ?? 0x3f,
  'ascii-without': (character) => below(character, 0x80),
};

const below = (character: string, end: number): number | undefined => {
  const code = character.codePointAt(0) ?? 0;
  return code < end ? code : undefined;
};

function encode(text: string, charset: Charset): Buffer {
  const byCharacter = characters[charset];
  if (byCharacter) return Buffer.from([...text].flatMap((character) => byCharacter(character) ?? []));
  if (charset === 'utf16le') return Buffer.from(text, 'utf16le');
  if (charset === 'utf16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from(charset === 'utf8-bom' ? `\ufeff${text}` : text);
}
