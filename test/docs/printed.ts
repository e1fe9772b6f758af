import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../src/kit/project-root.ts';

const updates = process.env['UPDATE_DOCS'] === '1';
const remedy = 'write it anew with UPDATE_DOCS=1 npm test -- test/docs';

export const readPage = (page: string): string => readFileSync(join(projectRoot, page), 'utf8');

/** The page is what the code prints today. With UPDATE_DOCS=1 it is written instead. */
export function assertPrinted(page: string, printed: string): void {
  const file = join(projectRoot, page);
  if (updates) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, printed);
  }
  assert.equal(existsSync(file) ? readPage(page) : '', printed, `${page} is not what the code prints: ${remedy}`);
}

/** The same for the part of a page between `<!-- mark -->` and `<!-- /mark -->`. */
export function assertPrintedWithin(page: string, mark: string, printed: string): void {
  const was = readPage(page);
  const [open, close] = [`<!-- ${mark} -->\n`, `<!-- /${mark} -->`];
  const [before, rest] = was.split(open);
  const after = rest?.slice(rest.indexOf(close));
  assert.ok(before !== undefined && after?.startsWith(close), `${page} has no part marked ${mark}`);
  assertPrinted(page, before + open + printed + after);
}

/** A row of a Markdown table. */
export const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A table whose columns line up, as Biome wants it. */
export function alignedTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((cells) => (cells[column] ?? '').length)));
  const padded = (cells: readonly string[]) =>
    row(...widths.map((width, column) => (cells[column] ?? '').padEnd(width)));
  return [padded(head), row(...widths.map((width) => '-'.repeat(width))), ...body.map(padded), ''].join('\n');
}
