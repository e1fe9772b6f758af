import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../kit/project-root.ts';
import { foldPassword } from './fold-password.ts';
import { type FuseFilter, openFuseFilter } from './fuse-filter.ts';

/** Shorter ones are refused for being short. In code points. */
export const SHORTEST_LISTED = 8;

/** Before the filter: the digest of what it was built from. */
export const DIGEST_BYTES = 32;

/** Made by the build from lists that are no part of the running program; 1.1 MB, in memory and on disk. */
export const commonPasswordsFile = join(projectRoot, 'dist/common-passwords.bin');

let kept: FuseFilter | undefined;

/** Throws where the list cannot be read: without it no password is judged, and the server does not start. */
export function openCommonPasswords(): FuseFilter {
  kept ??= readList();
  return kept;
}

/** Whether a guesser would try it early, in whatever case: among some 460,000. A false alarm comes once in 65,536. */
export const isCommonPassword = (password: string): boolean => openCommonPasswords().has(foldPassword(password));

function readList(): FuseFilter {
  const list = openFuseFilter(readFile().subarray(DIGEST_BYTES));
  if (list) return list;
  throw new Error(`${commonPasswordsFile} is not a list of common passwords: remove it, and build with "npm start".`);
}

function readFile(): Buffer {
  try {
    return readFileSync(commonPasswordsFile);
  } catch (cause) {
    const sentence = `The list of common passwords is missing: build it with "npm start", or copy dist/ whole (${commonPasswordsFile}).`;
    throw new Error(sentence, { cause });
  }
}
