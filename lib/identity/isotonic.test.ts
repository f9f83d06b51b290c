import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nonIncreasing } from './isotonic.ts';

it('keeps what falls already and pools what rises', () => {
  expect(nonIncreasing([5, 3, 1], [1, 1, 1])).toEqual([5, 3, 1]);
  expect(nonIncreasing([1, 3], [1, 1])).toEqual([2, 2]);
  expect(nonIncreasing([4, 1, 2, 0], [1, 3, 1, 1])).toEqual([4, 1.25, 1.25, 0]);
});

it('never rises and keeps the weighted mean', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 9 })), { minLength: 1 }), (points) => {
      const values = points.map((p) => p[0]);
      const weights = points.map((p) => p[1]);
      const result = nonIncreasing(values, weights);
      const mean = (xs: readonly number[]): number => xs.reduce((s, x, i) => s + x * (weights[i] ?? 0), 0);
      expect(mean(result)).toBeCloseTo(mean(values), 6);
      result.forEach((x, i) => {
        expect(x).toBeLessThanOrEqual((result[i - 1] ?? Number.POSITIVE_INFINITY) + 1e-9);
      });
    }),
  );
});
