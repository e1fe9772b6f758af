import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from './project-root.ts';

test('the root is found from wherever the compiled code lies', () => {
  assert.ok(existsSync(join(projectRoot, 'layers.json')));
});
