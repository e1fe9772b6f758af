import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrastRatio, correctContrast, type Hex } from './contrast.ts';

test('the contrast of black and white is 21, and of a colour with itself 1', () => {
  assert.equal(contrastRatio('#000000', '#ffffff'), 21);
  assert.equal(contrastRatio('#777777', '#777777'), 1);
});

test('the contrast of #767676 on white is the 4.54 that WCAG gives as its example', () => {
  assert.equal(contrastRatio('#767676', '#ffffff').toFixed(2), '4.54');
});

test('a colour that reads already stays as it is', () => {
  assert.deepEqual(correctContrast('#1a3fae', '#ffffff'), { hex: '#1a3fae', corrected: false });
});

test('every colour of a coarse cube becomes readable on white, on black and on both surfaces', () => {
  const backgrounds: readonly Hex[] = ['#ffffff', '#000000', '#f0f1f4', '#22252d'];
  let seen = 0;
  for (const hex of cube(51)) {
    for (const background of backgrounds) {
      const { hex: moved, corrected } = correctContrast(hex, background);
      assert.ok(contrastRatio(moved, background) >= 4.5, `${hex} on ${background} became ${moved}`);
      assert.equal(corrected, contrastRatio(hex, background) < 4.5);
      seen += 1;
    }
  }
  assert.equal(seen, 6 ** 3 * backgrounds.length);
});

test('a corrected yellow is a darker yellow, not a grey', () => {
  const { hex } = correctContrast('#ffd400', '#ffffff');
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  assert.ok(red !== undefined && green !== undefined && blue !== undefined);
  assert.ok(red > green && green > blue + 60, hex);
});

test('what is not a colour is thrown back', () => {
  assert.throws(() => correctContrast('#12' as Hex, '#ffffff'), RangeError);
});

function* cube(step: number): Generator<Hex> {
  const parts = Array.from({ length: 256 / step + 1 }, (_, n) => (n * step).toString(16).padStart(2, '0'));
  for (const r of parts) for (const g of parts) for (const b of parts) yield `#${r}${g}${b}`;
}
