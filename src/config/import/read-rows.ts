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

/** A cell, in quotation marks or not, and what ends it. */
const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** Records with at least one value that is not empty; undefined where a quotation mark stands alone. */
function splitCsv(text: string): readonly CsvRecord[] | undefined {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let [at, line, begunAt] = [0, 1, 1];
  while (at < text.length) {
    cell.lastIndex = at;
    const [whole, quoted, plain = '', end] = cell.exec(text) ?? [];
    if (whole === undefined) return undefined;
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    at += whole.length;
    line += whole.split('\n').length - 1;
    if (end === ',') continue;
    if (cells.some((value) => value !== '')) records.push({ line: begunAt, cells });
    [cells, begunAt] = [[], line];
  }
  return records;
}
