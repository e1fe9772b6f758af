import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyFile } from '../../src/config/apply/apply-file.ts';
import { openProgram } from '../../src/main.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { testParts } from '../support/world.ts';
import { readPage } from './printed.ts';

test('the file that the documents show can be applied, and applied again changes nothing', async (t) => {
  const [, text] = /^```yaml\n(.*?)^```$/ms.exec(readPage('docs/configuration-file.md')) ?? [];
  assert.ok(text, 'docs/configuration-file.md shows no file');
  const { ctx, close } = await openProgram(testParts(temporaryFolder(t)));
  t.after(close);
  const environment = { ACME_REMOTE_KEY: 'a key of the example', ADA_PASSWORD: 'a few random words' };
  const file = { name: 'acme.yaml', text, folder: '.', environment };
  const first = await applyFile(ctx, file);
  assert.ok(first.ok, first.ok ? '' : first.problems.join('\n'));
  assert.deepEqual(first.warnings, []);
  assert.ok(first.changes.includes('+ organization acme'), first.changes.join('\n'));
  assert.deepEqual(await applyFile(ctx, file), { ok: true, changes: [], warnings: [] });
});
