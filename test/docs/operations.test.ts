import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { createOrganization } from '../../src/directory/create-organization.ts';
import { findPortal } from '../../src/directory/find-portal.ts';
import { openProgram } from '../../src/main.ts';
import { temporaryFolder } from '../support/temporary-store.ts';
import { testParts } from '../support/world.ts';
import { readPage } from './printed.ts';

test('the snapshot that the page on operations takes of a running server can be restored', async (t) => {
  const [, command] = /^(node -e '[^']+')$/m.exec(readPage('docs/operations.md')) ?? [];
  assert.ok(command, 'docs/operations.md has no snapshot command');
  const folder = temporaryFolder(t);
  const running = await openProgram(testParts(join(folder, 'data')));
  t.after(() => running.close());
  const { ctx } = running;
  await ctx.unitOfWork((tx) =>
    createOrganization({ ...tx, now: ctx.now }, { name: 'acme', title: 'Acme', actor: 'test' }),
  );
  execFileSync('sh', ['-c', command.replace(/^node/, `"${process.execPath}" --disable-warning=ExperimentalWarning`)], {
    cwd: folder,
  });

  const restored = temporaryFolder(t);
  execFileSync('cp', [join(folder, 'backup.db'), join(restored, 'sallyport.db')]);
  const again = await openProgram(testParts(restored));
  t.after(() => again.close());
  assert.equal((await findPortal(again.ctx, `acme.${again.ctx.publicHost}`))?.organization.title, 'Acme');
});
