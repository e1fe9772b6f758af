import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root } from './say.mjs';

/** The Node that npm installed beside us (an optional dependency per platform), else this one if it is new enough. */
export function findNode24() {
  const installed = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(installed)) return realpathSync(installed);
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  return fail(
    `Sallyport needs Node 24 or newer. This is Node ${process.versions.node}, and npm has no Node 24 package for ` +
      `${process.platform}-${process.arch} among our optional dependencies. Install Node 24 from https://nodejs.org/ and try again.`,
  );
}
