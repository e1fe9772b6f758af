import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';

/** One `key: value` of the file, with the place to name when something is wrong with it. */
export interface FileEntry {
  readonly key: string;
  readonly text: string;
  /** `sallyport.yaml:3` */
  readonly place: string;
}

/** Reads a flat YAML file; a list is the same as its parts with commas between. */
export function readConfigFile(content: string, fileName: string): { entries: FileEntry[]; problems: string[] } {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false });
  const placeOf = (offset: number | undefined) => `${fileName}:${lines.linePos(offset ?? 0).line}`;
  const entries: FileEntry[] = [];
  const problems = document.errors.map(({ pos, message }) => `${placeOf(pos[0])}: ${message}`);
  if (problems.length > 0 || document.contents === null) return { entries, problems };
  if (!isMap<Node, Node>(document.contents))
    return { entries, problems: [`${fileName}: expected lines of "name: value"`] };

  for (const pair of document.contents.items) {
    const place = placeOf(pair.key.range?.[0]);
    const text = textOf(pair);
    if (text === undefined) problems.push(`${place}: expected a text, a number or a list of them`);
    else entries.push({ key: String(pair.key), text, place });
  }
  return { entries, problems };
}

function textOf({ value }: Pair<Node, Node | null>): string | undefined {
  if (isSeq<Node>(value)) return value.items.every((item) => isScalar(item)) ? value.items.join(', ') : undefined;
  if (isScalar(value)) return value.value === null ? '' : String(value.value);
  return value === null ? '' : undefined;
}
