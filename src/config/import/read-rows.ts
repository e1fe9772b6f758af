import { accept, type Result } from '../../kit/result.ts';

/** One person of an import file, as it stands there. */
export interface Row {
  /** In the file, from 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

type Rows =
  | Result<readonly Row[], 'not_read'>
  | { readonly ok: false; readonly reason: 'not_read'; readonly at: string };

const notRead = (at: string) => ({ ok: false, reason: 'not_read', at }) as const;

/** CSV with a line of names (RFC 4180), or a JSON object a line. */
export function readRows(text: string): Rows {
  const bare = text.replace(/^\ufeff/, '');
  return bare.trimStart().startsWith('{') ? readJsonLines(bare) : readCsv(bare);
}

function readJsonLines(text: string): Rows {
  const rows: Row[] = [];
  for (const [index, one] of text.split(/\r?\n/).entries()) {
    if (one.trim() === '') continue;
    const values = readObject(one);
    if (!values) return notRead(`line ${index + 1} is no JSON object`);
    rows.push({ line: index + 1, values });
  }
  return accept(rows);
}

/** A value that is no text is kept as JSON: the credential of a Keycloak export is an object. */
function readObject(text: string): Row['values'] | undefined {
  try {
    const entries = Object.entries(JSON.parse(text) as Record<string, unknown>).filter(([, value]) => value !== null);
    return Object.fromEntries(
      entries.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    );
  } catch {
    return undefined;
  }
}

function readCsv(text: string): Rows {
  const records = splitCsv(text);
  if (!records) return notRead('a quotation mark is never closed');
  const [names, ...rest] = records;
  const columns = names?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  const wrong = rest.find(({ cells }) => cells.length !== columns.length);
  if (wrong)
    return notRead(`line ${wrong.line} has ${wrong.cells.length} values, but there are ${columns.length} names`);
  return accept(
    rest.map(({ line, cells }) => ({
      line,
      values: Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])),
    })),
  );
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A cell without quotation marks around it, and what ends a cell. */
const plainCell = /[^",\r\n]*/y;
const cellEnd = /,|\r?\n|$/y;

/** Records with at least one value that is not empty; undefined where a quotation mark stands alone. */
function splitCsv(text: string): readonly CsvRecord[] | undefined {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let [at, line, begunAt] = [0, 1, 1];
  while (at < text.length) {
    const cell = readCell(text, at);
    if (!cell) return undefined;
    cells.push(cell.value);
    at += cell.whole.length;
    line += cell.whole.split('\n').length - 1;
    if (cell.whole.endsWith(',')) continue;
    if (cells.some((value) => value !== '')) records.push({ line: begunAt, cells });
    [cells, begunAt] = [[], line];
  }
  return records;
}

/** With what ends it. */
function readCell(text: string, at: number): { readonly whole: string; readonly value: string } | undefined {
  const isQuoted = text[at] === '"';
  const cell = isQuoted ? readQuoted(text, at) : matchAt(plainCell, text, at);
  const end = cell === undefined ? undefined : matchAt(cellEnd, text, at + cell.length);
  if (cell === undefined || end === undefined) return undefined;
  return { whole: cell + end, value: isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell };
}

/** With its marks. Without a pattern: one that repeats a choice runs out of stack in a long cell. */
function readQuoted(text: string, at: number): string | undefined {
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end < 0 ? undefined : text.slice(at, end + 1);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
