type Scalar = string | number | boolean | null;
type Value = Scalar | readonly Value[] | { readonly [key: string]: Value };
type Fields = Readonly<Record<string, Value>>;

/** YAML as a person would write it: what holds lists or groups in a block, the rest on one line. */
export const printYaml = (fields: Fields): string => `${printFields(fields).join('\n')}\n`;

const isFields = (value: Value | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const printFields = (fields: Fields): string[] =>
  Object.entries(fields).flatMap(([name, value]) => {
    if (!isListOfFields(value)) return [`${name}: ${printInline(value)}`];
    return [`${name}:`, ...value.flatMap(printItem)];
  });

const isListOfFields = (value: Value): value is readonly Fields[] => Array.isArray(value) && isFields(value[0]);

function printItem(item: Fields): string[] {
  const isBlock = Object.values(item).some((value) => isFields(value) || isListOfFields(value));
  if (!isBlock) return [`  - ${printInline(item)}`];
  const [first = '', ...rest] = printFields(item);
  return [`  - ${first}`, ...rest.map((line) => `    ${line}`)];
}

function printInline(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(printInline).join(', ')}]`;
  if (isFields(value)) {
    const parts = Object.entries(value).map(([name, part]) => `${name}: ${printInline(part)}`);
    return `{ ${parts.join(', ')} }`;
  }
  return typeof value === 'string' && isPlain(value) ? value : JSON.stringify(value);
}

const word = String.raw`[\p{L}\p{N}_.@+/-]+(?::[\p{L}\p{N}_.@+/-]+)*`;
const plain = new RegExp(`^\\p{L}(?:${word})?(?: ${word})*$`, 'u');

/** Reads as the same text without quotes, in a list or group too (YAML 1.2 section 7.3.3); older readers take some words for others. */
const isPlain = (text: string): boolean =>
  plain.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n|env:.*|file:.*)$/i.test(text);
