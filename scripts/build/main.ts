import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { commonPasswordsFile, DIGEST_BYTES } from '../../src/factors/password/blocklist/common-passwords.ts';
import { buildFuseFilter } from '../../src/factors/password/blocklist/fuse-filter.ts';
import { strengthScript } from '../../src/ui/assets.ts';
import { collectCommonPasswords, readSources } from './collect-common-passwords.ts';
import { makeStrengthScript } from './strength-script.ts';

/** Grows when the same lists are to become another file. */
const FORM = 1;

// What the program reads and no compiler makes: from packages that only the build needs.
keep(strengthScript, makeStrengthScript());
keepCommonPasswords();

function keepCommonPasswords(): void {
  const sources = readSources();
  const digest = hash('sha256', `${FORM}\n${sources}`, 'buffer');
  if (existsSync(commonPasswordsFile)) {
    if (readFileSync(commonPasswordsFile).subarray(0, DIGEST_BYTES).equals(digest)) return;
  }
  const passwords = collectCommonPasswords(sources);
  keep(commonPasswordsFile, Buffer.concat([digest, buildFuseFilter(passwords)]));
  process.stderr.write(`sallyport: built the list of ${passwords.length} common passwords\n`);
}

/** Whole as soon as it is there: a server may be starting beside us. */
function keep(file: string, content: string | Buffer): void {
  const draft = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, content);
  renameSync(draft, file);
}
