import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNumber, isolate, pluralize } from './catalogue.ts';

test('Arabic has six forms, and each is reached', () => {
  const forms = {
    zero: 'لا أحرف',
    one: 'حرف واحد',
    two: 'حرفان',
    few: '# أحرف',
    many: '# حرفًا',
    other: '# حرف',
  };
  const told = [0, 1, 2, 3, 11, 100].map((count) => pluralize('ar', count, forms));
  assert.deepEqual(told, ['لا أحرف', 'حرف واحد', 'حرفان', '3 أحرف', '11 حرفًا', '100 حرف']);
});

test('English and German have two', () => {
  assert.equal(pluralize('de', 1, { one: '# Zeichen', other: '# Zeichen' }), '1 Zeichen');
  assert.equal(pluralize('en', 1000, { one: '# character', other: '# characters' }), '1,000 characters');
});

test('digits are the same everywhere, so that a code or number can be compared; only their grouping differs', () => {
  assert.deepEqual(
    [formatNumber('en', 65_536), formatNumber('de', 65_536), formatNumber('ar', 65_536)],
    ['65,536', '65.536', '65,536'],
  );
});

test('a name that runs the other way is held together', () => {
  assert.equal(isolate('Acme'), '\u2068Acme\u2069');
});
