import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Catalogue } from '../../src/kit/catalogue.ts';

type Leaf = readonly [path: string, text: string];

const built = join(import.meta.dirname, '../..');

/** Every catalogue there is, by the name of its file. */
async function findCatalogues(): Promise<readonly (readonly [string, Catalogue<unknown>])[]> {
  const found: [string, Catalogue<unknown>][] = [];
  for (const file of globSync('{src,helpdesk}/**/{*.,}words.js', { cwd: built })) {
    const exported = (await import(join(built, file))) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(exported))
      if (isCatalogue(value)) found.push([`${file}: ${name}`, value]);
  }
  return found;
}

const isCatalogue = (value: unknown): value is Catalogue<unknown> =>
  typeof value === 'object' && value !== null && Object.keys(value).join() === 'en,de,ar';

/** Each sentence; those with gaps are filled with a marker per gap. */
function leavesOf(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, sentence(value(...['{a}', '{b}', '{c}'].slice(0, value.length)))]];
  return Object.entries(value as object).flatMap(([key, part]) => leavesOf(part, `${path}.${key}`));
}

const sentence = (made: unknown): string => (typeof made === 'string' ? made : renderToString(made as VNode));

const gapsOf = (text: string): string =>
  [...text.matchAll(/\{[abc]\}/g)]
    .map(([gap]) => gap)
    .sort()
    .join('');

/** Words that German has from English. */
const shared = new Set(['Support', 'Code', 'Name', 'Passkey', 'Browser']);

test('every sentence is there in German and in Arabic, with the same gaps, and none was left in English', async (t) => {
  const catalogues = await findCatalogues();
  let sentences = 0;
  for (const [name, { en, de, ar }] of catalogues) {
    const [german, arabic] = [new Map(leavesOf(de)), new Map(leavesOf(ar))];
    for (const [path, english] of leavesOf(en)) {
      if (!/\p{L}/u.test(english.replace(/\{[abc]\}/g, ''))) continue; // nothing but gaps and signs
      const [inGerman = '', inArabic = ''] = [german.get(path), arabic.get(path)];
      assert.ok(inGerman !== english || shared.has(english), `${name}${path} is not German: ${inGerman}`);
      assert.match(inArabic, /[\u0621-\u064a]/, `${name}${path} is not Arabic`);
      assert.equal(gapsOf(inGerman), gapsOf(english), `${name}${path}, German`);
      assert.equal(gapsOf(inArabic), gapsOf(english), `${name}${path}, Arabic`);
      sentences += 1;
    }
  }
  assert.ok(catalogues.length >= 16 && sentences >= 300, `${catalogues.length} catalogues, ${sentences} sentences`);
  t.diagnostic(`${catalogues.length} catalogues, ${sentences} sentences in three languages`);
});
