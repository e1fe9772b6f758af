import { type ValueName, valueNames } from './recipe.ts';

export type FieldName = ValueName | 'ts' | 'apikey' | 'redirect';

/** One parameter as it came. */
export interface Field {
  /** As sent, decoded. */
  readonly sentAs: string;
  /** What it was taken for; undefined when the protocol has no such parameter. */
  readonly name: FieldName | undefined;
  /** Percent-encoded, as sent. */
  readonly raw: string;
  /** Decoded once, `+` as a blank. */
  readonly value: string;
  /** The same with `+` as itself. */
  readonly asPlus: string;
  readonly trouble?: 'stray_percent' | 'not_utf8';
  /** False where there was a name and no `=`. */
  readonly hasValue: boolean;
}

/** A link read with good will: what the protocol refuses is read nevertheless, and noted. */
export interface ReceivedLink {
  readonly fields: readonly Field[];
  /** The parameter that stands for each name of the protocol: the one of exactly that name, else the likeliest. */
  readonly known: ReadonlyMap<FieldName, Field>;
}

const fieldNames: readonly FieldName[] = [...valueNames, 'ts', 'apikey', 'redirect'];

/** What other helpdesks and hasty programmers call them. */
const otherNames: Readonly<Record<string, FieldName>> = {
  action: 'operation',
  op: 'operation',
  mail: 'email',
  e_mail: 'email',
  emailid: 'email',
  username: 'loginname',
  user: 'loginname',
  login: 'loginname',
  name: 'fullname',
  displayname: 'fullname',
  type: 'utype',
  usertype: 'utype',
  timestamp: 'ts',
  time: 'ts',
  token: 'apikey',
  key: 'apikey',
  digest: 'apikey',
  hash: 'apikey',
  signature: 'apikey',
  sig: 'apikey',
  md5: 'apikey',
};

export function readLink(raw: string): ReceivedLink {
  const fields = raw
    .split('&')
    .filter((pair) => pair !== '')
    .map(readPair);
  const known = new Map<FieldName, Field>();
  for (const isExact of [true, false]) {
    for (const field of fields) {
      if (field.name && !known.has(field.name) && (field.sentAs === field.name) === isExact)
        known.set(field.name, field);
    }
  }
  return { fields, known };
}

function readPair(pair: string): Field {
  const cut = pair.indexOf('=');
  const sentAs = decode(cut < 0 ? pair : pair.slice(0, cut)).text;
  const raw = cut < 0 ? '' : pair.slice(cut + 1);
  const asBlank = decode(raw.replaceAll('+', '%20'));
  return {
    sentAs,
    name: nameOf(sentAs),
    raw,
    value: asBlank.text,
    asPlus: decode(raw).text,
    hasValue: cut >= 0,
    ...(asBlank.trouble && { trouble: asBlank.trouble }),
  };
}

function nameOf(sentAs: string): FieldName | undefined {
  const plain = sentAs.replace(/^amp;/, '').trim().toLowerCase();
  const name = fieldNames.find((known) => known === plain || known === plain.replaceAll(/[_-]/g, ''));
  return name ?? (Object.hasOwn(otherNames, plain) ? otherNames[plain] : undefined);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');

/** A stray `%` stays what it is; bytes that are not UTF-8 are read as Windows-1252. */
function decode(text: string): { readonly text: string; readonly trouble?: Field['trouble'] } {
  if (!text.includes('%')) return { text };
  const bytes = bytesOf(text);
  const isStray = /%(?![0-9a-fA-F]{2})/.test(text);
  try {
    return { text: utf8.decode(bytes), ...(isStray && { trouble: 'stray_percent' }) };
  } catch {
    return { text: windows1252.decode(bytes), trouble: 'not_utf8' };
  }
}

export const bytesOf = (text: string): Buffer =>
  Buffer.concat(
    text
      .split(/(%[0-9a-fA-F]{2})/)
      .map((piece) => (/^%[0-9a-fA-F]{2}$/.test(piece) ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece))),
  );
