import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../src/kit/project-root.ts';
import { assertPrinted } from './printed.ts';
import { printQuickStart, quickStarts } from './quick-starts.ts';

for (const start of quickStarts) {
  test(`the quick start for ${start.language} shows the script as it is`, () => {
    assertPrinted(`docs/quick-start/${start.page}`, printQuickStart(start));
  });
}

test('every SDK has its quick start', () => {
  const folders = globSync('sdk/*/', { cwd: projectRoot }).map((folder) => basename(folder));
  const languages = folders.filter((folder) => folder !== 'vectors');
  assert.ok(languages.length > 0);
  assert.deepEqual(languages.toSorted(), quickStarts.map(({ page }) => basename(page, '.md')).toSorted());
});
