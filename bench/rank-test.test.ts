import assert from 'node:assert/strict';
import { test } from 'node:test';
import { medianOf, rankTest } from './rank-test.ts';

test('the rank test agrees with tables', () => {
  // Hollander and Wolfe, Nonparametric Statistical Methods: permeability of membranes; normal approximation.
  const atTerm = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const early = [1.15, 0.88, 0.9, 0.74, 1.21];
  assert.ok(Math.abs(rankTest(atTerm, early) - 0.2207) < 0.001);
  assert.ok(rankTest(atTerm, atTerm) > 0.99);
  const low = Array.from({ length: 100 }, (_, index) => index);
  assert.ok(
    rankTest(
      low,
      low.map((value) => value + 60),
    ) < 1e-9,
  );
});

test('a median is the middle, or between the two', () => {
  assert.equal(medianOf([3, 1, 2]), 2);
  assert.equal(medianOf([4, 1, 2, 3]), 2.5);
});
