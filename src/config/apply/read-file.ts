import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml';

/** Where in a file something is: names of keys and places in lists. */
export type Path = readonly (string | number)[];

export interface Problem {
  readonly at: Path;
  readonly sentence: string;
}

export type ReadFile =
  | { readonly ok: true; readonly content: unknown; readonly lineOf: (path: Path) => number }
  | { readonly ok: false; readonly problems: readonly { readonly line: number; readonly sentence: string }[] };

/** Reads YAML, of which JSON is a part, and remembers on which line everything is. */
export function readFile(text: string): ReadFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return { ok: false, problems: faults.map(({ pos, message }) => ({ line: lineAt(pos[0]), sentence: message })) };
  }
  try {
    const lineOf = (path: Path) => lineAt(offsetOf(document.contents, path));
    return { ok: true, content: document.toJS({ maxAliasCount: 100 }), lineOf };
  } catch (fault) {
    if (fault instanceof ReferenceError) return { ok: false, problems: [{ line: 1, sentence: fault.message }] };
    throw fault;
  }
}

/** Of the thing itself, or, where it is missing or named by an alias, of the nearest that holds it. */
function offsetOf(root: ParsedNode | null, path: Path): number {
  let place = { node: root, offset: root?.range[0] ?? 0 };
  for (const step of path) {
    const next = childOf(place.node, step);
    if (!next) break;
    place = next;
  }
  return place.offset;
}

function childOf(node: ParsedNode | null, step: string | number) {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return pair && { node: pair.value, offset: pair.key.range[0] };
  }
  const item = isSeq(node) ? node.items[Number(step)] : undefined;
  return item && { node: item, offset: item.range[0] };
}
