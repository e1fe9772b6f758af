import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../kit/project-root.ts';
import { brandCss, deriveBrand, surfaces } from './brand.ts';
import { contrastRatio, type Hex } from './contrast.ts';

const brands: readonly Hex[] = ['#2a5bd7', '#ffd400', '#ffffff', '#000000', '#e4572e', '#0b1f3a', '#7f7f7f', '#00c2a8'];
const tokens = readFileSync(join(projectRoot, 'src/ui/assets/tokens.css'), 'utf8');

test('every brand colour gives links and button texts that read in both themes', () => {
  for (const brand of brands) {
    const shades = deriveBrand(brand);
    for (const theme of ['light', 'dark'] as const) {
      assert.ok(contrastRatio(shades[theme].text, surfaces[theme]) >= 4.5, `${brand} as text, ${theme}`);
      assert.ok(contrastRatio(shades[theme].onFill, shades[theme].fill) >= 4.5, `${brand} as button, ${theme}`);
    }
  }
});

test('a dark brand becomes a button that can be seen on a dark page', () => {
  assert.ok(contrastRatio(deriveBrand('#0b1f3a').dark.fill, surfaces.dark) >= 3);
});

test('the administrator is told only when the colour had to be darkened', () => {
  assert.equal(deriveBrand('#2a5bd7').corrected, false);
  assert.equal(deriveBrand('#ffd400').corrected, true);
});

test('the stylesheet of a brand sets three properties, each for both themes', () => {
  assert.equal(
    brandCss('#ffffff'),
    ':root{--accent:light-dark(#ffffff,#ffffff);--on-accent:light-dark(#000000,#000000);--accent-text:light-dark(#6c6c6c,#ffffff)}\n',
  );
});

test('the surfaces that brands are corrected for are the least favourable ones of the tokens', () => {
  assert.equal(tokenPair('raised'), `light-dark(${surfaces.light}, ${surfaces.dark})`);
});

test('the accent of the tokens is what its own colour would give as a brand', () => {
  const { light, dark } = deriveBrand('#2a5bd7');
  assert.equal(tokenPair('accent'), `light-dark(${light.fill}, ${dark.fill})`);
  assert.equal(tokenPair('accent-text'), `light-dark(${light.text}, ${dark.text})`);
});

const tokenPair = (name: string) => new RegExp(`--${name}: (.*);`).exec(tokens)?.[1];
