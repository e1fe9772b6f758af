import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assetNames, assetUrl, brandUrl, findAsset } from './assets.ts';

const bytes = (name: string): number =>
  Buffer.byteLength(findAsset(assetUrl(name).replace('/assets/', ''))?.body ?? '');

test('every asset is found under the URL that pages link, may be kept forever, and is not empty', () => {
  const names = assetNames();
  assert.ok(names.length >= 4, `only ${names.length} assets`);
  for (const name of names) {
    const asset = findAsset(assetUrl(name).replace('/assets/', ''));
    assert.match(asset?.cacheControl ?? '', /immutable/);
    assert.ok(bytes(name) > 0, name);
  }
});

test('a URL names the hash of the content', () => {
  assert.match(assetUrl('page.css'), /^\/assets\/page\.[\w-]{10}\.css$/);
});

test('what is not an asset is not found, whatever the path tries', () => {
  for (const name of ['page.css', 'page.0123456789.css', '../brand.ts', 'brand-xyz.css', 'brand-2a5bd7.css/..', '']) {
    assert.equal(findAsset(name), undefined, name);
  }
});

test('a page that links a missing asset is a bug', () => {
  assert.throws(() => assetUrl('nothing.css'), /No asset nothing\.css/);
});

test('the stylesheet of a brand is made from its URL', () => {
  assert.equal(brandUrl('#2A5BD7'), '/assets/brand-2a5bd7.css');
  assert.match(findAsset('brand-2a5bd7.css')?.body ?? '', /^:root\{--accent:/);
});

test('no comment is sent, and what needs its space keeps it', () => {
  const sheet = findAsset(assetUrl('console.css').replace('/assets/', ''))?.body ?? '';
  assert.doesNotMatch(sheet, /\/\*|\n/);
  assert.match(sheet, /:is\(\.console,\.portal\) :is\(/);
});

test('no stylesheet says left or right, so that every page can run right to left', () => {
  const sheets = assetNames().filter((name) => name.endsWith('.css'));
  assert.ok(sheets.length >= 2);
  for (const name of sheets) {
    assert.doesNotMatch(findAsset(assetUrl(name).replace('/assets/', ''))?.body ?? '', /\b(left|right)\b/, name);
  }
});

test('stylesheets and scripts stay within their budgets', () => {
  assert.ok(bytes('page.css') <= 6 * 1024, `page.css has ${bytes('page.css')} bytes`);
  assert.ok(bytes('console.css') <= 16 * 1024, `console.css has ${bytes('console.css')} bytes`);
  assert.ok(bytes('app.js') <= 8 * 1024, `app.js has ${bytes('app.js')} bytes`);
});
