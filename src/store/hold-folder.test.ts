import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '../../test/support/temporary-store.ts';
import { holdFolder } from './hold-folder.ts';

test('a folder is held by one at a time, and free again when let go', (t) => {
  const folder = temporaryFolder(t);
  const release = holdFolder(folder);
  assert.ok(release);
  assert.equal(holdFolder(folder), undefined);
  release();
  const again = holdFolder(folder);
  assert.ok(again);
  again();
});

test('a folder that is not there is a fault, not a lock', (t) => {
  assert.throws(() => holdFolder(`${temporaryFolder(t)}/nowhere`), /unable to open database file/);
});
