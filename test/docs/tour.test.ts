import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceFiles } from '../../scripts/check/tracked-files.ts';
import { projectRoot } from '../../src/kit/project-root.ts';
import { alignedTable, assertPrintedWithin, readPage } from './printed.ts';

interface Layer {
  readonly name: string;
  readonly moment: string | null;
  readonly knows: string;
}

const { layers } = JSON.parse(readPage('layers.json')) as { readonly layers: readonly Layer[] };

test('the tour lists the layers of layers.json in their order', () => {
  assert.ok(layers.length > 0);
  const rows = layers.map(({ name, moment, knows }) => [nameOf(name), moment ?? '', knows]);
  const table = alignedTable([['folder', 'moment', 'what it knows'], ...rows]);
  assertPrintedWithin('docs/tour.md', 'layers', `\n${table}\n`);
});

test('the tour leads through every folder of src that exists, in the order of the layers', () => {
  const tour = readPage('docs/tour.md');
  const headings = [...tour.matchAll(/^### `src\/([a-z]+)\/`/gm)].map(([, name]) => name);
  assert.deepEqual(headings, layers.map(({ name }) => name).filter(exists));
});

const sources = sourceFiles(projectRoot);
const exists = (name: string): boolean => sources.some((file) => file.startsWith(`src/${name}/`));

/** A layer has its place before it has its folder. */
const nameOf = (name: string): string => (exists(name) ? `[\`${name}\`](../src/${name})` : `\`${name}\` (later)`);
